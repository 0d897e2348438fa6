import type { MarkColour, RecordMark } from '../../../shared/model/record-mark';
import type { CommitEffects } from './commit-effects';
import type { Connection, SqlRow } from './connection';
import { numberOf, textOrNull } from './sql-row';

/** What to change of the marks; what is left out stays as it is. */
export type MarkChange = Partial<RecordMark>;

/** Changes the marks of records of either kind. Positions without a record are passed over. Must run inside a transaction. */
export function setMarks(connection: Connection, positions: readonly number[], change: MarkChange, atMs: number, effects: CommitEffects): void {
  for (const position of positions) {
    const row = connection.prepare('SELECT flags FROM activity WHERE position = ?').get(position);
    if (row === undefined) continue;
    const found = connection.prepare('SELECT colour, note FROM record_mark WHERE position = ?').get(position);
    const before: RecordMark = found === undefined ? { colour: null, note: null } : { colour: textOrNull(found, 'colour') as MarkColour | null, note: textOrNull(found, 'note') };
    const { colour, note } = { ...before, ...change };
    if (colour === before.colour && note === before.note) continue;
    if (colour === null && note === null) dropMark(connection, position);
    else connection.prepare('INSERT OR REPLACE INTO record_mark (position, colour, note, marked_at_ms) VALUES (?, ?, ?, ?)').run(position, colour, note, atMs);
    effects.change(position, numberOf(row, 'flags'));
  }
}

/** Takes the mark of a record away, where it has one. */
export function dropMark(connection: Connection, position: number): void {
  connection.prepare('DELETE FROM record_mark WHERE position = ?').run(position);
}

/** The mark out of a row with `mark_colour` and `mark_note`; undefined where there is none. */
export function markOf(row: SqlRow): RecordMark | undefined {
  const colour = textOrNull(row, 'mark_colour') as MarkColour | null;
  const note = textOrNull(row, 'mark_note');
  return colour === null && note === null ? undefined : { colour, note };
}
