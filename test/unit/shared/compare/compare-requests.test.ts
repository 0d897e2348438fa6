import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDefaults } from '../../../../src/shared/compare/compare-options';
import { compareHeaders } from '../../../../src/shared/compare/compare-headers';
import { compareRequests, type RequestSide } from '../../../../src/shared/compare/compare-requests';
import { compareSeries, createContents, type SeriesItem } from '../../../../src/shared/compare/compare-series';
import { compareText, listLines } from '../../../../src/shared/compare/compare-text';
import { countWords } from '../../../../src/shared/compare/difference-list';
import { differingPart } from '../../../../src/shared/compare/differing-part';
import { createIgnoreList, parseIgnoreEntry } from '../../../../src/shared/compare/ignore-list';
import type { HeaderPair } from '../../../../src/shared/model/header';
import { cpuMs } from '../../../support/cpu-time';

function request(body: string | Uint8Array, headers: readonly HeaderPair[] = []): RequestSide {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  let text: string | undefined;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    text = undefined;
  }
  return { method: 'POST', target: '/hooks', httpVersion: '1.1', headers, body: { bytes, text, whole: true } };
}

const headers = (a: readonly HeaderPair[], b: readonly HeaderPair[], ignore: readonly string[] = []): string[] =>
  compareHeaders(a, b, createIgnoreList(ignore)).rows.map(({ finding, a: one, b: other }) => `${finding} ${(one ?? other)?.name ?? ''}${one !== undefined && other !== undefined && one.place !== other.place ? ` ${one.place}>${other.place}` : ''}`);

test('any request compared with itself is the same, and no bytes are too strange', () => {
  const headerList = fc.array(fc.tuple(fc.constantFrom('Host', 'host', 'Event-Name', 'X'), fc.string({ maxLength: 5 })), { maxLength: 8 });
  const body = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.json().map((text) => new TextEncoder().encode(text)), fc.string().map((text) => new TextEncoder().encode(text)));
  fc.assert(
    fc.property(body, body, headerList, headerList, (one, other, oneHeaders, otherHeaders) => {
      const a = request(one, oneHeaders);
      expect(compareRequests(a, a, compareDefaults).same).toBe(true);
      const both = compareRequests(a, request(other, otherHeaders), { ...compareDefaults, keyOrder: true, ignore: ['**.a', 'header[X]', '((('] });
      if (JSON.stringify(oneHeaders.filter(([name]) => name !== 'X')) === JSON.stringify(otherHeaders.filter(([name]) => name !== 'X')) && both.facts.sameBytes) expect(both.body.counts.changed).toBe(0);
      expect(both.facts.sameBytes).toBe(Buffer.compare(one, other) === 0);
    }),
  );
});

test('headers are compared by value, order, case and number', () => {
  const a: HeaderPair[] = [['Host', 'x'], ['Content-Length', '466'], ['Event-Name', 'claim.assigned'], ['X-Environment', 'staging'], ['Accept', '*/*'], ['User-Agent', 'p']];
  const b: HeaderPair[] = [['Host', 'x'], ['Content-Length', '468'], ['Accept', '*/*'], ['User-Agent', 'p'], ['Event-Name', 'claim.assigned'], ['event-name', 'claim.assigned']];
  expect(headers(a, b)).toEqual(['same Host', 'changed Content-Length', 'moved Event-Name 3>5', 'only-a X-Environment', 'same Accept 5>3', 'same User-Agent 6>4', 'only-b event-name']);
  expect(headers(a, b, ['header[content-length]', 'header[x-environment]']).filter((each) => each.startsWith('ignored'))).toEqual(['ignored Content-Length', 'ignored X-Environment']);
  expect(headers([['host', 'x']], [['Host', 'x']])).toEqual(['changed host']);
  expect(headers([['A', '1'], ['A', '2']], [['A', '2'], ['A', '1']])).toEqual(['moved A 1>2', 'same A 2>1']);
});

test('what it means is said where it can be known', () => {
  const titles = (a: RequestSide, b: RequestSide): readonly string[] => compareRequests(a, b, compareDefaults).meanings.map(({ title }) => title);
  expect(titles(request('{"n":90071992547409931}', [['Event-Name', 'x']]), request('{"n":90071992547409932}', [['Event-Name', 'x'], ['event-name', 'x']]))).toEqual(['Event-Name comes twice in B', 'n differs beyond 2^53']);
  expect(titles(request('{"a": 1}'), request('{"a":1}'))).toEqual(['The bodies say the same in different bytes']);
  expect(titles(request('{"a":1.0}'), request('{"a":1}'))).toEqual(['a is the same number, written differently']);
  expect(titles({ ...request('a'), body: { ...request('a').body, whole: false } }, request('a'))).toEqual(['Not all of the body of A was kept']);
  expect(titles(request('{}'), request('{}'))).toEqual([]);
});

test('bodies are compared by structure, by lines or by bytes, by what both are', () => {
  const by = (a: string | Uint8Array, b: string | Uint8Array): string => compareRequests(request(a), request(b), compareDefaults).body.by;
  expect([by('{}', '[]'), by('{}', 'x'), by('x', new Uint8Array([0xff]))]).toEqual(['structure', 'text', 'bytes']);
});

test('values over 2 MB list their differences alone, each with its path', () => {
  const large = (last: number): string => `{"items":[${Array.from({ length: 60_000 }, (_, index) => `{"id":${index},"v":"${'x'.repeat(10)}"}`).join(',')}],"last":${last}}`;
  const { body } = compareRequests(request(large(1)), request(large(2)), compareDefaults);
  if (body.by !== 'structure') throw new Error('not by structure');
  expect(body.extent).toBe('only-listed');
  expect(body.rows.map(({ path }) => path)).toEqual(['last']);
  expect(body.counts).toMatchObject({ changed: 1, same: 120_000 });
});

test('lines are aligned, and within one only what differs is told', () => {
  expect(compareText('a\nb 1\nc', 'a\nnew\nb 2\nc').map(({ finding, a, b }) => `${finding} ${a?.number ?? '-'} ${b?.number ?? '-'}`)).toEqual(['same 1 1', 'changed 2 2', 'only-b - 3', 'same 3 4']);
  const many = compareText('a\nb\nc\nd', 'a\nx\ny\nd');
  expect(listLines(many, 4)).toMatchObject({ extent: 'all', unlisted: 0 });
  expect(listLines(many, 1)).toMatchObject({ extent: 'only-listed', unlisted: 1, rows: [{ finding: 'changed', a: { number: 2 } }] });
  expect(compareText('', 'a').map(({ finding }) => finding)).toEqual(['only-b']);
  expect(differingPart('"fast-track"', '"fast_track"')).toEqual({ a: [5, 6], b: [5, 6] });
  expect(differingPart('466', '468')).toEqual({ a: [2, 3], b: [2, 3] });
  expect(differingPart('"ui"', '"api"')).toEqual({ a: [1, 3], b: [1, 4] });
  expect(differingPart('aaa', 'aa')).toEqual({ a: [0, 3], b: [0, 2] });
});

test('entries of the ignore list are read, or said to be wrong', () => {
  expect(parseIgnoreEntry('header[Date]')).toMatchObject({ ok: true, entry: { kind: 'header', name: 'date' } });
  expect(parseIgnoreEntry('**.request_id')).toMatchObject({ ok: true, entry: { kind: 'path' } });
  expect([parseIgnoreEntry(''), parseIgnoreEntry('header[]'), parseIgnoreEntry('a..')].map(({ ok }) => ok)).toEqual([false, false, false]);
});

test('series show what is missing, extra, in other order and changed', () => {
  const series = (text: string): SeriesItem[] => text.split(' ').map((each) => ({ key: each.slice(0, 1), content: Number(each.slice(1) || '0') }));
  const rows = (a: string, b: string): string[] => compareSeries(series(a), series(b)).map(({ finding, a: one, b: other }) => `${finding} ${one ?? '-'} ${other ?? '-'}`);
  expect(rows('a b c d', 'a c b d')).toEqual(['same 0 0', 'moved 1 2', 'moved 2 1', 'same 3 3']);
  expect(rows('a b c', 'a c1 c')).toEqual(['same 0 0', 'missing 1 -', 'extra - 1', 'same 2 2']);
  expect(rows('a b', 'a b1')).toEqual(['same 0 0', 'changed 1 1']);
  expect(rows('a1 a2', 'a2 a1')).toEqual(['moved 0 1', 'moved 1 0']);
  expect(rows('a b c', 'b c a')).toEqual(['moved 0 2', 'same 1 0', 'same 2 1']);
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'a1', 'b', 'c')), fc.array(fc.constantFrom('a', 'a1', 'b', 'c')), (one, other) => {
      const found = compareSeries(series(one.join(' ')), series(other.join(' ')));
      expect(found.flatMap(({ a }) => (a === undefined ? [] : [a]))).toEqual(series(one.join(' ')).map((_, index) => index));
      expect(found.flatMap(({ b }) => (b === undefined ? [] : [b])).sort((x, y) => x - y)).toEqual(series(other.join(' ')).map((_, index) => index));
      expect(compareSeries(series(one.join(' ')), series(one.join(' '))).every(({ finding }) => finding === 'same')).toBe(true);
    }),
  );
});

test('what records say is told apart by structure, and by characters where they are no JSON', () => {
  const contentOf = createContents({ ...compareDefaults, ignore: ['at'] });
  const [first, otherOrder, otherTime, otherId, text] = ['{"id":1,"at":1}', '{"at":1,"id":1}', '{"id":1,"at":2}', '{"id":2,"at":1}', 'x'].map((each) => contentOf(each, []));
  expect([otherOrder, otherTime]).toEqual([first, first]);
  expect(new Set([first, otherId, text]).size).toBe(3);
});

test('headers count by name and value, those of one name in their order, but for those that are ignored', () => {
  const contentOf = createContents({ ...compareDefaults, ignore: ['header[Date]'] });
  const lines = (text: string): [string, string][] => text.split('; ').map((line) => line.split(':') as [string, string]);
  const of = (text: string): number => contentOf('{}', lines(text));
  const first = of('A:1; B:2; Date:x; A:3');
  for (const same of ['B:2; A:1; A:3', 'a:1; DATE:y; b:2; A:3']) expect(of(same), same).toBe(first);
  for (const other of ['A:3; A:1; B:2', 'A:1; B:2', 'A:1; B:2; A:3; C:', 'A:1; B:3; A:2', 'B:1; A:2; B:3']) expect(of(other), other).not.toBe(first);
  expect(contentOf('[]', lines('A:1; B:2; A:3'))).not.toBe(first);
});

test('series of thousands with one event and one subject are laid beside each other at once', () => {
  const many = (seed: number): readonly SeriesItem[] => Array.from({ length: 10_000 }, (_, index) => ({ key: 'claim.updated claim 1', content: (index * seed) % 7_919 }));
  const startedMs = cpuMs();
  const rows = compareSeries(many(31), many(37));
  const tookMs = cpuMs() - startedMs;
  expect(rows.filter(({ a }) => a !== undefined)).toHaveLength(10_000);
  expect(rows.filter(({ b }) => b !== undefined)).toHaveLength(10_000);
  expect(tookMs).toBeLessThan(2_000);
});

test('no character is cut through where a long text is cut or its differing part begins', () => {
  const unit = fc.constantFrom('😀', '😁', '🙀', 'a');
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 6 }), fc.array(unit, { minLength: 1, maxLength: 6 }), fc.nat(1), (one, other, shift) => {
      const pad = 'x'.repeat(20_001 + shift);
      const [a, b] = [one.join('') + pad + one.join(''), other.join('') + pad + other.join('')];
      const part = differingPart(a, b);
      for (const [text, [from, to]] of [[a, part.a], [b, part.b]] as const) for (const piece of [text.slice(0, from), text.slice(from, to), text.slice(to)]) expect(Buffer.from(piece).toString()).toBe(piece);
    }),
  );
  const body = (text: string): RequestSide['body'] => ({ bytes: new TextEncoder().encode(text), text, whole: true });
  const side = (text: string): RequestSide => ({ method: 'POST', target: '/', httpVersion: '1.1', headers: [['X-Long', `${'😀'.repeat(200)}`]], body: body(JSON.stringify({ a: text })) });
  for (const start of ['', 'x']) {
    const { body: compared, meanings } = compareRequests(side(`${start}${'😀'.repeat(400)}`), { ...side(`${start}${'😀'.repeat(399)}!`), headers: [['X-Long', '😀'.repeat(200)], ['X-Long', `x${'😀'.repeat(200)}`]] }, compareDefaults);
    const texts = compared.by === 'structure' ? compared.rows.flatMap(({ a, b }) => [a?.text ?? '', b?.text ?? '']) : [];
    for (const text of [...texts, ...meanings.flatMap(({ title, text: why }) => [title, why])]) expect(Buffer.from(text).toString()).toBe(text);
    expect(texts.length).toBeGreaterThan(0);
  }
});

test('records that changed stay where they stand, however many there are of one event and subject', () => {
  const items = (contents: readonly number[]): readonly SeriesItem[] => contents.map((content) => ({ key: content === -1 ? 'claim.other claim 1' : 'claim.updated claim 1', content }));
  const findings = compareSeries(items([1, 2, 3, 4, 5, 6, 7]), items([1, -1, 3, 40, 5, 60, 7])).map(({ finding, a, b }) => `${finding} ${a ?? ''}:${b ?? ''}`);
  expect(findings).toEqual(['same 0:0', 'missing 1:', 'extra :1', 'same 2:2', 'changed 3:3', 'same 4:4', 'changed 5:5', 'same 6:6']);
});

test('counts in words have their thousands apart', () => {
  expect(countWords({ same: 1_234_567, changed: 26_000, moved: 999, 'only-a': 0, 'only-b': 1, ignored: 0 })).toBe('26,000 changed, 999 moved, 1 only in B, 1,234,567 equal');
});
