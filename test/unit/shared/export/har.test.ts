import fc from 'fast-check';
import { expect, test } from 'vitest';
import { harEntry } from '../../../../src/shared/export/har';
import { harProblems } from '../../../support/har-schema';
import { naughtyStrings } from '../../../support/corpora';

const latin1 = fc.oneof(fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 20 }).map((codes) => String.fromCharCode(...codes)), fc.constantFrom(...naughtyStrings()).map((text) => Buffer.from(text).toString('latin1')));
const header = fc.tuple(fc.oneof(fc.constantFrom('Content-Type', 'Location', 'X-A'), latin1), latin1);
const body = fc.record({ text: fc.oneof(fc.string({ unit: 'binary' }), latin1), base64: fc.boolean() });
const source = fc.record({
  startedAtMs: fc.integer({ min: 0, max: 8_640_000_000_000 }),
  durationMs: fc.double({ min: 0, max: 1e9, noNaN: true }),
  method: latin1,
  origin: fc.constantFrom('http://127.0.0.1:4455', 'https://[::1]', 'https://example.com:8443'),
  target: fc.oneof(latin1.map((text) => `/${text}`), fc.constantFrom('*', 'http://other.test/a?b', 'a:1', '/?a=1&b&=c&&d==')),
  httpVersion: fc.constantFrom('1.0', '1.1', ''),
  headers: fc.array(header, { maxLength: 6 }),
  bodyBytes: fc.nat(),
  body,
  answer: fc.option(fc.record({ status: fc.integer({ min: 0, max: 999 }), statusText: latin1, headers: fc.array(header, { maxLength: 4 }), body, bodyBytes: fc.nat() }), { nil: undefined }),
  comment: fc.string(),
});

test('an entry is valid HAR 1.2 whatever was captured, and its address is one', () => {
  const entries = fc.sample(source, { numRuns: 500, seed: 20261123 }).map((drawn) => JSON.parse(JSON.stringify(harEntry(drawn))) as { readonly request: { readonly url: string } });
  expect(harProblems({ log: { version: '1.2', creator: { name: 'a', version: '1' }, entries } })).toEqual([]);
  for (const { request } of entries) expect(URL.canParse(request.url), request.url).toBe(true);
});
