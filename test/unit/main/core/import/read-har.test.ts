import fc from 'fast-check';
import { expect, test } from 'vitest';
import { harEntryLimit, readHar } from '../../../../../src/main/core/import/read-har';
import { cpuMs } from '../../../../support/cpu-time';

const har = (...entries: readonly unknown[]): string => JSON.stringify({ log: { entries } });
const first = (entry: unknown) => {
  const read = readHar(har(entry));
  if (!read.ok) throw new Error(read.message);
  return read.entries[0];
};

test('an entry as a browser writes it', () => {
  const entry = {
    startedDateTime: '2026-11-23T14:32:07.418Z',
    time: 3.5,
    request: {
      method: 'POST',
      url: 'https://example.com/hooks?a=1#part',
      httpVersion: 'h2',
      headers: [{ name: ':method', value: 'POST' }, { name: 'Content-Type', value: 'application/json' }, { name: 'X-É', value: 'a' }, { name: 'X-A', value: 'é€' }],
      postData: { mimeType: 'application/json', text: '{"a":"é"}' },
    },
    response: { status: 201, headers: [{ name: 'A', value: 'b' }], content: { text: 'AP8=', encoding: 'base64' } },
  };
  expect(first(entry)).toEqual({
    ok: true,
    request: {
      method: 'POST',
      secure: true,
      host: 'example.com',
      port: 443,
      target: '/hooks?a=1',
      httpVersion: '2',
      headers: [['Host', 'example.com'], ['Content-Type', 'application/json'], ['X-A', Buffer.from('é€').toString('latin1')]],
      body: new Uint8Array(Buffer.from('{"a":"é"}')),
      startedAtMs: Date.parse('2026-11-23T14:32:07.418Z'),
      durationMs: 3.5,
      answer: { status: 201, headers: [['A', 'b']], body: new Uint8Array([0, 255]) },
    },
  });
});

test('a form that is told as fields becomes the body that it was', () => {
  expect(first({ request: { method: 'POST', url: 'http://a.test/', postData: { mimeType: 'x', params: [{ name: 'a b', value: 'ü' }, { name: 'c', value: '' }] } } })).toMatchObject({ request: { body: new Uint8Array(Buffer.from('a+b=%C3%BC&c=')) } });
});

test.each([
  [5, /no request/],
  [{ request: { method: 'GET' } }, /no request/],
  [{ request: { method: 'GE T', url: 'http://a.test/' } }, /method/],
  [{ request: { method: 'GET', url: 'file:///etc/passwd' } }, /not an http/],
  [{ request: { method: 'GET', url: 'http://' } }, /not an http/],
  [{ request: { method: 'POST', url: 'http://a.test/', postData: { text: '%%', encoding: 'base64' } } }, /base64/],
  [{ request: { method: 'POST', url: 'http://a.test/', postData: { text: 'a', encoding: 'rot13' } } }, /rot13/],
  [{ request: { method: 'POST', url: 'http://a.test/', postData: { params: [{ name: 'a', fileName: 'b' }] } } }, /files/],
])('an entry that makes no request is refused alone: %j', (entry, sentence) => {
  const read = readHar(har(entry, { request: { method: 'GET', url: 'http://a.test/' } }));
  expect(read).toMatchObject({ ok: true, entries: [{ ok: false, message: expect.stringMatching(sentence) }, { ok: true }] });
});

test.each([['{', /not JSON/], ['[]', /not a HAR/], ['null', /not a HAR/], ['{"log":{"entries":{}}}', /not a HAR/], [har(...Array.from({ length: harEntryLimit + 1 }, () => 1)), /10001 entries/]])('what is no HAR file is refused in words', (text, sentence) => {
  const read = readHar(text);
  expect(read.ok ? '' : read.message).toMatch(sentence);
});

test('never faults, and takes no name of a plain object for one of the file', () => {
  expect(readHar('{"log":{"__proto__":{"entries":[]}}}').ok).toBe(false);
  fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (request, response) => void readHar(har({ request, response }, request))), { numRuns: 300 });
});

test('a body of base64 with many spaces is looked at once', () => {
  const startedMs = cpuMs();
  const read = first({ request: { method: 'POST', url: 'http://a.test/', postData: { text: `QQ${' '.repeat(1_000_000)}=x`, encoding: 'base64' } } });
  expect(read).toEqual({ ok: false, message: 'Its body is not the base64 that it says it is.' });
  expect(cpuMs() - startedMs).toBeLessThan(2_000);
});
