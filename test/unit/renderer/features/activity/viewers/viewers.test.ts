import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyKind } from '../../../../../../src/renderer/features/activity/viewers/body-kind';
import { modeOptions, shownMode } from '../../../../../../src/renderer/features/activity/viewers/body-mode';
import { noteOf } from '../../../../../../src/renderer/features/activity/viewers/body-note';
import { decodedWords } from '../../../../../../src/renderer/features/activity/viewers/decoded-strip';
import { valueCondition } from '../../../../../../src/renderer/features/activity/viewers/value-condition';
import { xmlLines, xmlPieces } from '../../../../../../src/renderer/features/activity/viewers/xml-lines';
import { runToEnd } from '../../../../../../src/shared/json/run-to-end';
import { nodeAt } from '../../../../../../src/shared/json/json-pointer';
import { parseQuery } from '../../../../../../src/shared/query/parse-query';
import { conditionText } from '../../../../../../src/shared/query/query-text';
import { parseJson } from '../../../../../../src/shared/json/parse-json';
import { naughtyStrings } from '../../../../../support/corpora';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const kindOf = (type: string | undefined, text: string): string => bodyKind(type === undefined ? [] : [['Content-Type', type]], bytesOf(text), text).kind;

test.each([
  ['application/json', '{}', 'json'],
  ['application/problem+json; charset=utf-8', '{}', 'json'],
  ['application/x-www-form-urlencoded', 'a=b', 'form'],
  ['multipart/form-data; boundary=b', '--b--', 'multipart'],
  ['multipart/form-data', 'Without one', 'text'],
  ['text/xml', '<a/>', 'xml'],
  ['image/svg+xml', '<svg/>', 'xml'],
  ['text/html', '<p>', 'xml'],
  ['image/png', 'Not a picture', 'text'],
  ['text/plain', 'GIF89a..........', 'image'],
  [undefined, ' {"a":1}', 'maybe-json'],
  [undefined, '<?xml version="1.0"?><a/>', 'xml'],
  [undefined, 'hello', 'text'],
  [undefined, '', 'text'],
])('%s with %j is %s', (type, text, kind) => {
  expect(kindOf(type, text)).toBe(kind);
});

test('the chosen way of looking is kept where it is there, else what comes nearest', () => {
  const json = modeOptions({ kind: 'json' }, true, true);
  expect(json.map(({ label }) => label)).toEqual(['Tree', 'Text', 'Raw', 'Hex', 'HTTP']);
  expect(shownMode('text', json)).toBe('text');
  const xml = modeOptions({ kind: 'xml', html: false }, false, false);
  expect(shownMode('text', xml)).toBe('lines');
  expect(shownMode('read', xml)).toBe('lines');
  expect(shownMode('hex', xml)).toBe('hex');
  expect(shownMode('http', modeOptions({ kind: 'text' }, false, false))).toBe('raw');
});

describe('what is said of a text', () => {
  const body = { bytes: new Uint8Array(), text: 'x', charset: 'UTF-8', source: 'guessed', invalidBytes: 0, complete: true } as const;
  test.each([
    [body, 'text', 'UTF-8, guessed'],
    [{ ...body, charset: 'windows-1252', source: 'declared' as const }, 'text', 'windows-1252, declared'],
    [{ ...body, charset: 'UTF-16LE', source: 'mark' as const }, 'text', 'UTF-16LE, by its byte order mark'],
    [{ ...body, charset: 'big5', source: 'declared' as const, invalidBytes: 2 }, 'text', 'big5, declared: 2 characters could not be read'],
    [{ ...body, invalidBytes: 1 }, 'text', '1 byte is not UTF-8'],
    [{ ...body, unknown: 'x\u202e' }, 'text', '“x[U+202E]” is no charset that can be read, so this is read as UTF-8'],
    [body, 'json', ''],
    [{ ...body, text: '' }, 'json', ''],
    [{ ...body, charset: 'windows-1252', source: 'inside' as const }, 'text', 'windows-1252, declared in the XML'],
  ] as const)('%#', (given, kind, words) => {
    expect(noteOf(given, { kind }, undefined)[1]).toBe(words);
  });

  test('of what should be JSON and is not, where it fails', () => {
    expect(noteOf({ ...body, text: '\ufeff{}', source: 'mark' }, { kind: 'json' }, parseJson(' {}'))[1]).toBe('UTF-8, with a byte order mark that JSON between systems must not have');
    expect(noteOf({ ...body, text: '[1,2]' }, { kind: 'json' }, { ok: false, message: '', offset: 0, tooMany: true })[1]).toBe('Shown as text: over 5,000,000 values are too many for a tree');
    expect(noteOf({ ...body, text: '{' }, { kind: 'json' }, parseJson('{'))[1]).toMatch(/^Not JSON: expected .+, at character 2$/);
  });
});

test.each([
  [{ codings: ['gzip'], encodedBytes: 312, decodedBytes: 1_229, limitReached: false }, 'Decoded from gzip: 312 B became 1.2 kB.'],
  [{ codings: ['gzip', 'br'], encodedBytes: 300, decodedBytes: 26_214_400, limitReached: true }, 'Decoded from gzip, br: the first 25.0 MB are shown, decoding 300 B was stopped there.'],
  [{ codings: ['br'], encodedBytes: 300, decodedBytes: 10, limitReached: false, problem: 'It broke.' }, 'Decoded from br as far as it goes, 10 B. It broke.'],
])('%j', (facts, words) => {
  expect(decodedWords(facts)).toBe(words);
});

test.each([
  ['{"claim":{"id":12345678901234567890}}', '/claim/id', 'body.claim.id:12345678901234567890'],
  ['{"claim":{"status":"open"}}', '/claim/status', 'body.claim.status:open'],
  ['{"labels":["a b"]}', '/labels/0', 'body.labels.0:"a b"'],
  ['{"open":true}', '/open', 'body.open:true'],
  ['{"n":1.0}', '/n', 'body.n:1.0'],
])('%s at %s is added to the filter as %s, which reads back as the same', (text, pointer, expected) => {
  const parsed = parseJson(text);
  const node = parsed.ok ? nodeAt(parsed.root, pointer) : undefined;
  if (node === undefined) throw new Error('no such value');
  const condition = valueCondition(text, node, pointer.slice(1).split('/'));
  expect(conditionText(condition)).toBe(expected);
  expect(parseQuery(conditionText(condition))).toMatchObject({ ok: true, query: { kind: 'condition', condition } });
});

const laidOut = (text: string, html = false): readonly string[] => {
  const table = runToEnd(xmlLines(text, html));
  return table.starts.map((start, line) => '  '.repeat(table.indents[line] ?? 0) + text.slice(start, table.ends[line]));
};

describe('XML by the line', () => {
  test('tags on lines of their own, short texts with theirs', () => {
    expect(laidOut('<?xml version="1.0"?><a><b c="d">text</b><e/><!-- f --><g><h></h></g> tail </a>')).toEqual(['<?xml version="1.0"?>', '<a>', '  <b c="d">text</b>', '  <e/>', '  <!-- f -->', '  <g>', '    <h></h>', '  </g>', '  tail', '</a>']);
  });

  test('folds lead from the opening to the closing tag', () => {
    const text = '<a><b><c/></b></a>';
    expect(runToEnd(xmlLines(text, false)).folds).toEqual([4, 3, 0, 0, 0]);
  });

  test('HTML’s elements without an end do not indent what follows', () => {
    expect(laidOut('<p><br>one<hr></p>', true)).toEqual(['<p>', '  <br>', '  one', '  <hr>', '</p>']);
  });

  test('loses nothing but white space, whatever the text', () => {
    const piece = fc.oneof(fc.constantFrom('<a>', '</a>', '</b>', '<a b="c">', '<!--', '-->', '<', '>', ' ', '\n'), fc.constantFrom(...naughtyStrings()));
    const solid = (text: string): string => text.replaceAll(/\s/g, '');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        expect(solid(laidOut(text).join(''))).toBe(solid(text));
        expect(xmlPieces(text).map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});
