import type { ChosenColumn } from './column-order';

/** The usual width of a column: the least, and how it grows where there is room, as a track of `grid-template-columns`. */
export interface UsualWidth {
  readonly leastPx: number;
  readonly track: string;
}

/** The room that a list has for its columns. */
export interface ColumnRoom {
  readonly listPx: number;
  /** What is left free beside the columns, and between each and the one before. */
  readonly edgePx: number;
  readonly gapPx: number;
}

/** The columns that fit, their tracks, and the names of all that had to step aside, shown or not. */
export interface FittingColumns<C> {
  readonly columns: readonly C[];
  readonly tracks: readonly string[];
  readonly gone: readonly string[];
}

type DrawnColumn = Pick<ChosenColumn, 'column' | 'widthPx'>;

/** Lets columns step aside, the first one of `stepAside` first, until the others fit. The last one of all stays. */
export function fitColumns<C extends DrawnColumn>(drawn: readonly C[], stepAside: readonly string[], { listPx, edgePx, gapPx }: ColumnRoom, usualOf: (column: C, gone: readonly string[]) => UsualWidth): FittingColumns<C> {
  const gone: string[] = [];
  let columns = drawn;
  const needsPx = (): number => columns.reduce((sum, column, index) => sum + (index === 0 ? 0 : gapPx) + (column.widthPx ?? usualOf(column, gone).leastPx), edgePx);
  for (const name of stepAside) {
    if (needsPx() <= listPx || columns.length <= 1) break;
    columns = columns.filter(({ column }) => column !== name);
    gone.push(name);
  }
  return { columns, gone, tracks: columns.map((column) => (column.widthPx === null ? usualOf(column, gone).track : `${column.widthPx}px`)) };
}
