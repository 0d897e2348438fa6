import type { SqlRow } from './connection';

/** Thrown where a row does not hold what the schema says: the file was changed by something else. */
export class UnreadableRow extends Error {}

function wrong(row: SqlRow, column: string): UnreadableRow {
  return new UnreadableRow(`column ${column} holds ${row[column] === null ? 'null' : typeof row[column]}`);
}

/** The text in a column that is never null. */
export function textOf(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw wrong(row, column);
  return value;
}

/** The number in a column that is never null. */
export function numberOf(row: SqlRow, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw wrong(row, column);
  return value;
}

/** The bytes in a column that is never null. */
export function bytesOf(row: SqlRow, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw wrong(row, column);
  return value;
}

/** The text in a column, or null. */
export function textOrNull(row: SqlRow, column: string): string | null {
  return row[column] === null ? null : textOf(row, column);
}

/** The number in a column, or null. */
export function numberOrNull(row: SqlRow, column: string): number | null {
  return row[column] === null ? null : numberOf(row, column);
}
