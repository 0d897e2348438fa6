import type { SeriesRow } from '../../../shared/compare/compare-series';
import type { SeriesLink } from './series-links';

/** Rows of two series in the order of each, and where each row stands. */
export interface SeriesLayout {
  readonly a: readonly SeriesRow[];
  readonly b: readonly SeriesRow[];
  placeOf(row: SeriesRow, side: 'a' | 'b'): number | undefined;
  /** The lines with an end between two places. */
  linksIn(first: number, end: number): readonly SeriesLink[];
}

/** Lays out rows once, so that any part of them can be drawn at once. */
export function layOutSeries(rows: readonly SeriesRow[]): SeriesLayout {
  const a = rows.filter((row) => row.a !== undefined);
  const b = rows.filter((row) => row.b !== undefined).sort((one, other) => (one.b ?? 0) - (other.b ?? 0));
  const places = { a: new Map(a.map((row, place) => [row, place])), b: new Map(b.map((row, place) => [row, place])) };
  return {
    a,
    b,
    placeOf: (row, side) => places[side].get(row),
    linksIn(first, end) {
      const near = new Set([...a.slice(first, end), ...b.slice(first, end)]);
      return [...near].flatMap((row) => {
        const [one, other] = [places.a.get(row), places.b.get(row)];
        return one === undefined || other === undefined ? [] : [{ a: one, b: other, moved: row.finding === 'moved' }];
      });
    },
  };
}
