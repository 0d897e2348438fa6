import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parameterOf, readMediaType } from '../../../../src/shared/body/media-type';
import { parseMultipart, type Multipart } from '../../../../src/shared/body/multipart';
import { naughtyStrings } from '../../../support/corpora';

const boundary = 'xYz';
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const contentOf = (bytes: Uint8Array, { parts }: Multipart): readonly string[] => parts.map(({ bodyStart, bodyEnd }) => Buffer.from(bytes.subarray(bodyStart, bodyEnd)).toString('latin1'));

function read(text: string): { readonly multipart: Multipart; readonly contents: readonly string[] } {
  const bytes = bytesOf(text);
  const multipart = parseMultipart(bytes, boundary, 100);
  return { multipart, contents: contentOf(bytes, multipart) };
}

describe('parts as places in the bytes', () => {
  test('headers, name, file name and exact content', () => {
    const { multipart, contents } = read('before\r\n--xYz\r\nContent-Disposition: form-data; name="a"\r\n\r\none\r\n\r\n--xYz  \r\ncontent-disposition: form-data; name="f"; filename="a \\"b\\".png"\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n\x00\r\n--xYz--\r\nafter');
    expect(contents).toEqual(['one\r\n', '\x89PNG\r\n\x00']);
    expect(multipart.problem).toBeUndefined();
    expect(multipart.parts[0]).toMatchObject({ name: 'a', headers: [['Content-Disposition', 'form-data; name="a"']] });
    expect(multipart.parts[1]).toMatchObject({ name: 'f', fileName: 'a "b".png' });
  });

  test.each([
    ['lines that end in LF alone', '--xYz\nA: b\n\none\n--xYz--', ['one'], undefined],
    ['no headers', '--xYz\r\n\r\none\r\n--xYz--', ['one'], undefined],
    ['no content', '--xYz\r\nA: b\r\n\r\n\r\n--xYz--', [''], undefined],
    ['no end', '--xYz\r\nA: b\r\n\r\none', ['one'], /ends before its last boundary/],
    ['no parts', '--xYz--\r\n', [], undefined],
    ['another boundary', '--other\r\n\r\none\r\n--other--', [], /not in the body/],
    ['what looks like the boundary', '--xYz\r\n\r\n--xYzz\r\na--xYz\r\n--xYz--', ['--xYzz\r\na--xYz'], undefined],
    ['a header without a colon', '--xYz\r\nnothing\r\n\r\none\r\n--xYz--', ['one'], undefined],
    ['nothing at all', '', [], /not in the body/],
  ])('%s', (_name, text, expected, problem) => {
    const { multipart, contents } = read(text);
    expect(contents).toEqual(expected);
    if (problem === undefined) expect(multipart.problem).toBeUndefined();
    else expect(multipart.problem).toMatch(problem);
  });

  test('a file name in the extended form is bytes again', () => {
    const { multipart } = read("--xYz\r\nContent-Disposition: attachment; filename*=UTF-8''na%C3%AFve.txt\r\n\r\n\r\n--xYz--");
    expect(Buffer.from(multipart.parts[0]?.fileName ?? '', 'latin1').toString('utf8')).toBe('naïve.txt');
  });

  test('reads what FormData wrote, naughty strings included', async () => {
    const form = new FormData();
    for (const string of naughtyStrings().slice(0, 200)) form.append('value', string);
    form.append('file', new Blob([Uint8Array.from({ length: 256 }, (_, index) => index)], { type: 'image/png' }), 'every byte.png');
    const response = new Response(form);
    const type = response.headers.get('content-type') ?? '';
    const bytes = new Uint8Array(await response.arrayBuffer());
    const { parts, problem } = parseMultipart(bytes, parameterOf(readMediaType(type), 'boundary') ?? '', 1_000);
    expect(problem).toBeUndefined();
    const sent = [...form].filter(([name]) => name === 'value').map(([, value]) => String(value).replaceAll(/\r\n|\r|\n/g, '\r\n'));
    expect(parts.filter(({ name }) => name === 'value').map(({ bodyStart, bodyEnd }) => Buffer.from(bytes.subarray(bodyStart, bodyEnd)).toString())).toEqual(sent);
    expect(parts.at(-1)).toMatchObject({ fileName: 'every byte.png' });
    expect([...bytes.subarray(parts.at(-1)?.bodyStart, parts.at(-1)?.bodyEnd)]).toEqual(Array.from({ length: 256 }, (_, index) => index));
  });
});

test('whatever the bytes, it never throws, places are in order, and joined again they are the body', () => {
  const piece = fc.oneof(fc.constantFrom('--xYz', '--xYz--', '\r\n', '\n', '--', ': ', 'A: b\r\n'), fc.string({ maxLength: 5 }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const bytes = bytesOf(pieces.join(''));
      let before = 0;
      for (const { start, bodyStart, bodyEnd } of parseMultipart(bytes, boundary, 10).parts) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(bodyStart).toBeGreaterThanOrEqual(start);
        expect(bodyEnd).toBeGreaterThanOrEqual(bodyStart);
        expect(bodyEnd).toBeLessThanOrEqual(bytes.length);
        before = bodyEnd;
      }
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['text/plain', 'text/plain', []],
  ['Text/HTML ; Charset=UTF-8', 'text/html', [['charset', 'UTF-8']]],
  ['multipart/form-data; boundary="a;b\\"c"; x=y', 'multipart/form-data', [['boundary', 'a;b"c'], ['x', 'y']]],
  ['a/b; ; =; c; d=e', 'a/b', [['d', 'e']]],
  ['', '', []],
  [';;;', '', []],
])('Content-Type %j', (value, essence, parameters) => {
  expect(readMediaType(value)).toEqual({ essence, parameters });
});

test('no Content-Type makes its reader throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom(...naughtyStrings())), (value) => {
      for (const [name] of readMediaType(value).parameters) expect(name).toBe(name.toLowerCase());
    }),
    { numRuns: 1_000 },
  );
});
