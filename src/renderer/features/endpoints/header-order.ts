import type { HeaderRow } from './endpoints-state';

/** The rows with one moved by a place; the same rows where there is no such place. */
export function movedRow(rows: readonly HeaderRow[], key: number, by: -1 | 1): readonly HeaderRow[] {
  const from = rows.findIndex((row) => row.key === key);
  const row = rows[from];
  const to = from + by;
  if (row === undefined || to < 0 || to >= rows.length) return rows;
  return rows.toSpliced(from, 1).toSpliced(to, 0, row);
}
