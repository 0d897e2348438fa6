import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell } from '../../../../../src/main/core/export/csv-writer';
import { naughtyStrings } from '../../../../support/corpora';

test('no text can leave its cell, begin a formula, or lose a character', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...naughtyStrings(), '=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '","=1', '＝1', ' =1', '\ufeff+1', '\u00a0@a', '\0-1', '; =1')), (text) => {
      const cell = csvCell(text);
      expect(cell).toMatch(/^"(?:[^"]|"")*"$/);
      const read = cell.slice(1, -1).replaceAll('""', '"');
      expect(read).not.toMatch(/^[\t\r\n]/);
      expect(read.replace(/\0/g, '').trim()).not.toMatch(/^[=+\-@＝＋－＠]/);
      expect([text, `'${text}`]).toContain(read);
    }),
    { numRuns: 500 },
  );
});
