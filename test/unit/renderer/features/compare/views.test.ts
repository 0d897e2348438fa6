import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareBytes } from '../../../../../src/shared/compare/compare-bytes';
import type { Finding } from '../../../../../src/shared/compare/compare-headers';
import { layOut } from '../../../../../src/renderer/features/compare/byte-rows';
import { foldRows } from '../../../../../src/renderer/features/compare/fold-rows';
import { seriesText, shiftWords, sinceFirst } from '../../../../../src/renderer/features/compare/series-words';
import type { SeriesRecord } from '../../../../../src/renderer/features/compare/series-messages';

const folded = (findings: string, depths?: string, open: readonly number[] = []): string => {
  const words: Readonly<Record<string, Finding>> = { '=': 'same', '!': 'changed', i: 'ignored' };
  const rows = [...findings].map((sign, index) => ({ finding: words[sign] ?? 'same', ...(depths === undefined ? {} : { depth: Number(depths[index]) }) }));
  return foldRows(rows, new Set(open)).map((each) => (each.kind === 'row' ? each.index : `(${each.from}+${each.count})`)).join(' ');
};

test('stretches of equal rows fold, short ones stand, and what holds a difference stays', () => {
  expect(folded('=====!==')).toBe('(0+5) 5 6 7');
  expect(folded('=====!==', undefined, [0])).toBe('0 1 2 3 4 5 6 7');
  expect(folded('======!=', '01111123'.slice(0, 8))).toBe('0 (1+4) 5 6 7');
  expect(folded('')).toBe('');
});

test('every byte of both sides stands in a row, once and in order', () => {
  const bytes = fc.uint8Array({ maxLength: 120, max: 2 });
  fc.assert(
    fc.property(bytes, bytes, fc.constantFrom(8, 16), (a, b, perRow) => {
      const layout = layOut(a, b, compareBytes(a, b), perRow);
      const rows = Array.from({ length: layout.rowCount }, (_, index) => layout.row(index));
      for (const side of ['a', 'b'] as const) {
        expect(rows.flatMap((row) => row[side].cells.flatMap(({ byte }) => (byte === undefined ? [] : [byte])))).toEqual([...(side === 'a' ? a : b)]);
      }
      expect(rows.some(({ differs }) => differs)).toBe(Buffer.compare(a, b) !== 0);
      const first = rows.findIndex(({ differs }) => differs);
      expect(layout.nextDifference(-1, 1)).toBe(first === -1 ? undefined : first);
    }),
  );
});

const record = (timeMs: number, eventName: string): SeriesRecord => ({ record: { direction: 'received', id: `cap_${timeMs}` }, timeMs, eventName, subject: 'claim 1' });

test('times count from the first record, and shifts are told in seconds', () => {
  expect([sinceFirst(2_300, 0), sinceFirst(75_000, 0), sinceFirst(0, 100)]).toEqual(['0:02.3', '1:15.0', '−0:00.1']);
  const a = [record(0, 'claim.created'), record(1_000, 'claim.closed')];
  const b = [record(5_000, 'claim.created'), record(6_200, 'claim.closed')];
  const rows = [{ finding: 'same', a: 0, b: 0, changed: false }, { finding: 'changed', a: 1, b: 1, changed: true }] as const;
  expect(shiftWords(rows, a, b)).toEqual({ mean: '+0.10 s', largest: '+0.2 s' });
  expect(seriesText(rows, a, b)).toBe('changed: claim.closed, claim 1 (A 0:01.0, B 0:01.2)\n');
  expect(shiftWords(rows, b, a)?.largest).toBe('−0.2 s');
  expect(shiftWords(rows, a, [record(5_000, 'claim.created'), record(5_996, 'claim.closed')])).toEqual({ mean: '0.00 s', largest: '0.0 s' });
  expect(shiftWords([], a, b)).toBeUndefined();
});
