/** A column of a list as it was chosen, in its place. */
export interface ChosenColumn {
  /** Its name, unique among the columns. */
  readonly column: string;
  readonly shown: boolean;
  /** Its width in CSS pixels; null for the usual one. */
  readonly widthPx: number | null;
}

/** The narrowest and the widest that a column is drawn, in CSS pixels. */
export interface WidthBounds {
  readonly least: number;
  readonly most: number;
}

/** Makes other columns of those that are chosen. */
export type ColumnsChange = <C extends ChosenColumn>(columns: readonly C[]) => readonly C[];

/** Takes a change of the columns; with `later` they are only shown, such as while an edge is dragged. */
export type ChangeColumns = (change: ColumnsChange, later?: boolean) => void;

/** The columns with one of them in another place: before the one that stands at `to`, or at the end. */
export function movedColumn<C extends ChosenColumn>(columns: readonly C[], column: string, to: number): readonly C[] {
  const from = columns.findIndex((each) => each.column === column);
  const moving = columns[from];
  if (moving === undefined) return columns;
  const rest = columns.toSpliced(from, 1);
  return rest.toSpliced(Math.max(0, Math.min(rest.length, to > from ? to - 1 : to)), 0, moving);
}

/** The columns with changes to one of them. */
export function changedColumn<C extends ChosenColumn>(columns: readonly C[], column: string, changes: Partial<Pick<ChosenColumn, 'shown' | 'widthPx'>>): readonly C[] {
  return columns.map((each) => (each.column === column ? { ...each, ...changes } : each));
}

/** A width that may be kept. */
export function allowedWidthPx(widthPx: number, bounds: WidthBounds): number {
  return Math.round(Math.max(bounds.least, Math.min(bounds.most, widthPx)));
}
