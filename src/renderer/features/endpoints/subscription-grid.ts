/** A place in the matrix: `row` counts groups and events from the top, `column` counts endpoints. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads from a cell; undefined for keys that do not move. Home and End go along the row, with Ctrl to the corners. */
export function cellAfterKey(cell: Cell, key: string, ctrl: boolean, rows: number, columns: number): Cell | undefined {
  const last = { row: rows - 1, column: columns - 1 };
  switch (key) {
    case 'ArrowUp':
      return { ...cell, row: Math.max(0, cell.row - 1) };
    case 'ArrowDown':
      return { ...cell, row: Math.min(last.row, cell.row + 1) };
    case 'ArrowLeft':
      return { ...cell, column: Math.max(0, cell.column - 1) };
    case 'ArrowRight':
      return { ...cell, column: Math.min(last.column, cell.column + 1) };
    case 'Home':
      return ctrl ? { row: 0, column: 0 } : { ...cell, column: 0 };
    case 'End':
      return ctrl ? last : { ...cell, column: last.column };
    default:
      return undefined;
  }
}
