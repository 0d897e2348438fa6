import type { ChosenColumn } from './column-order';

/** The usual width of a column at the usual size of the text: the least, and its share of what room is left (such as `1fr`) where it grows. */
export interface UsualWidth {
  readonly leastPx: number;
  readonly grows?: string;
}

/** The room that a list has for its columns. */
export interface ColumnRoom {
  readonly listPx: number;
  /** What is left free beside the columns, and between each and the one before. */
  readonly edgePx: number;
  readonly gapPx: number;
  /** In percent: larger text needs wider columns. */
  readonly textSize: number;
}

/** The columns that fit, their tracks, and the names of all that had to step aside, shown or not. */
export interface FittingColumns<C> {
  readonly columns: readonly C[];
  readonly tracks: readonly string[];
  readonly gone: readonly string[];
}

const pxOfRem = 16;

type DrawnColumn = Pick<ChosenColumn, 'column' | 'widthPx'>;

/** Lets columns step aside, the first one of `stepAside` first, until the others fit. The last one of all stays. */
export function fitColumns<C extends DrawnColumn>(drawn: readonly C[], stepAside: readonly string[], { listPx, edgePx, gapPx, textSize }: ColumnRoom, usualOf: (column: C, gone: readonly string[]) => UsualWidth): FittingColumns<C> {
  const gone: string[] = [];
  let columns = drawn;
  const leastPx = (column: C): number => (usualOf(column, gone).leastPx * textSize) / 100;
  const trackOf = (column: C): string => {
    if (column.widthPx !== null) return `${column.widthPx}px`;
    const { grows } = usualOf(column, gone);
    const least = `${leastPx(column) / pxOfRem}rem`;
    return grows === undefined ? least : `minmax(${least}, ${grows})`;
  };
  const needsPx = (): number => columns.reduce((sum, column, index) => sum + (index === 0 ? 0 : gapPx) + (column.widthPx ?? leastPx(column)), edgePx);
  for (const name of stepAside) {
    if (needsPx() <= listPx || columns.length <= 1) break;
    columns = columns.filter(({ column }) => column !== name);
    gone.push(name);
  }
  return { columns, gone, tracks: columns.map(trackOf) };
}
