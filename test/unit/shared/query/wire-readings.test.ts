import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readingsOf } from '../../../../src/shared/query/wire-readings';

const wire = (text: string): string => Buffer.from(text).toString('latin1');

test.each([
  ['plain text with % and %41', ['plain text with % and %41']],
  [wire('Grüße 100%'), [wire('Grüße 100%'), 'Grüße 100%']],
  [wire('\ufeffa'), [wire('\ufeffa'), '\ufeffa']],
  ['caf\xe9', ['caf\xe9']],
  ['\xed\xa0\x80', ['\xed\xa0\x80']],
  ['\xc0\x80', ['\xc0\x80']],
  ['日本', ['日本']],
  ['', ['']],
])('%j is read as %j', (text, readings) => expect(readingsOf(text)).toEqual(readings));

test('any text that was UTF-8 on the wire is among its readings, and any bytes are what they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(readingsOf(wire(text))).toContain(text);
    }),
  );
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 6 }), (bytes) => {
      const text = Buffer.from(bytes).toString('latin1');
      let expected = [text];
      try {
        if (bytes.some((byte) => byte > 0x7f)) expected = [text, strict.decode(bytes)];
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
      }
      expect(readingsOf(text)).toEqual(expected);
    }),
  );
});
