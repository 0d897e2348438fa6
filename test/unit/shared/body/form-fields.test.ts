import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFormFields } from '../../../../src/shared/body/form-fields';
import { naughtyStrings } from '../../../support/corpora';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const read = (text: string): readonly (readonly [string, string])[] => parseFormFields(bytesOf(text), 100).fields.map(({ name, value }) => [textOf(name), textOf(value)]);

test.each([
  ['a=1&b=2', [['a', '1'], ['b', '2']]],
  ['a=1&a=2', [['a', '1'], ['a', '2']]],
  ['a', [['a', '']]],
  ['a=', [['a', '']]],
  ['=1', [['', '1']]],
  ['a=b=c', [['a', 'b=c']]],
  ['&&a=1&&', [['a', '1']]],
  ['a+b=c+d', [['a b', 'c d']]],
  ['a=%41%ff%', [['a', 'A\xff%']]],
  ['a=%4&b=%zz', [['a', '%4'], ['b', '%zz']]],
  ['payload=%7B%22id%22%3A1%7D', [['payload', '{"id":1}']]],
])('%s', (text, fields) => {
  expect(read(text)).toEqual(fields);
});

test('gives what URLSearchParams wrote, naughty strings included, and exact slices', () => {
  for (const string of naughtyStrings()) {
    const params = new URLSearchParams([['name', string], [string, 'value']]);
    const bytes = bytesOf(params.toString());
    const { fields } = parseFormFields(bytes, 100);
    expect(fields.map(({ name, value }) => [Buffer.from(name).toString(), Buffer.from(value).toString()])).toEqual([...params]);
    expect(fields.map(({ start, end }) => Buffer.from(bytes.subarray(start, end)).toString()).join('&')).toBe(params.toString());
  }
});

test('never throws, and stops at its limit', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const { fields, more } = parseFormFields(bytes, 5);
      expect(fields.length).toBeLessThanOrEqual(5);
      for (const { start, end } of fields) expect(bytes.subarray(start, end)).not.toContain(0x26);
      expect(more).toBe(parseFormFields(bytes, 1_000).fields.length > 5);
    }),
    { numRuns: 500 },
  );
});
