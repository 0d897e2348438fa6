import type { Stretch } from '../../../shared/compare/align';
import { placeBefore } from '../../../shared/order/place-before';

/** One byte of a side in a row: undefined where the other side has one more there. */
export interface ByteCell {
  readonly byte: number | undefined;
  readonly differs: boolean;
}

/** One row of both sides; `offset` is that of the first byte of a side in it, undefined where it has none. */
export interface ByteRow {
  readonly a: { readonly offset: number | undefined; readonly cells: readonly ByteCell[] };
  readonly b: { readonly offset: number | undefined; readonly cells: readonly ByteCell[] };
  readonly differs: boolean;
}

/** Two byte strings laid beside each other in rows that are made when they are looked at. */
export interface ByteLayout {
  readonly rowCount: number;
  row(index: number): ByteRow;
  /** The next row with a difference after (1) or before (-1) a row; undefined where there is none. */
  nextDifference(from: number, step: 1 | -1): number | undefined;
}

/** Lays out the stretches in rows of so many bytes. Finding a row takes time by the logarithm of the number of stretches. */
export function layOut(a: Uint8Array, b: Uint8Array, stretches: readonly Stretch[], bytesPerRow: number): ByteLayout {
  const starts: number[] = [];
  let cells = 0;
  for (const { aFrom, aTo, bFrom, bTo } of stretches) {
    starts.push(cells);
    cells += Math.max(aTo - aFrom, bTo - bFrom);
  }

  return {
    rowCount: Math.ceil(cells / bytesPerRow),

    row(index) {
      const aCells: ByteCell[] = [];
      const bCells: ByteCell[] = [];
      let aOffset: number | undefined;
      let bOffset: number | undefined;
      let at = placeBefore(starts, index * bytesPerRow);
      for (let cell = index * bytesPerRow; cell < Math.min(cells, (index + 1) * bytesPerRow); cell += 1) {
        while (at + 1 < starts.length && cell >= (starts[at + 1] ?? Infinity)) at += 1;
        const stretch = stretches[at];
        if (stretch === undefined) break;
        const within = cell - (starts[at] ?? 0);
        const aPlace = stretch.aFrom + within < stretch.aTo ? stretch.aFrom + within : undefined;
        const bPlace = stretch.bFrom + within < stretch.bTo ? stretch.bFrom + within : undefined;
        const aByte = aPlace === undefined ? undefined : a[aPlace];
        const bByte = bPlace === undefined ? undefined : b[bPlace];
        aOffset ??= aPlace;
        bOffset ??= bPlace;
        aCells.push({ byte: aByte, differs: aByte !== bByte });
        bCells.push({ byte: bByte, differs: aByte !== bByte });
      }
      return { a: { offset: aOffset, cells: aCells }, b: { offset: bOffset, cells: bCells }, differs: aCells.some(({ differs }) => differs) };
    },

    nextDifference(from, step) {
      const rows = stretches.flatMap(({ same }, index) => (same ? [] : [Math.floor((starts[index] ?? 0) / bytesPerRow)]));
      return step === 1 ? rows.find((row) => row > from) : rows.findLast((row) => row < from);
    },
  };
}
