import type { CommitEffects } from './commit-effects';
import type { Connection } from './connection';
import { blockRecords, dropRecord, keptFlags } from './retention';
import { numberOf, numberOrNull } from './sql-row';

/** A slice ends after this long, so that a captured request never waits long for it. */
const sliceMs = 10;

/**
 * Drops some of the records after one position and up to another that are neither pinned nor under way, oldest first. Returns the last position
 * that was dropped, from which the next slice goes on; undefined where no more are left. Must run inside a transaction.
 */
export function clearSome(connection: Connection, after: number, upTo: number, effects: CommitEffects): number | undefined {
  const endMs = performance.now() + sliceMs;
  const rows = connection
    .prepare(
      `SELECT a.position, a.seq FROM activity a WHERE a.position IN
         (SELECT position FROM activity INDEXED BY activity_flags WHERE position > ? AND position <= ? AND flags & ? = 0 ORDER BY position LIMIT ?) ORDER BY a.position`,
    )
    .all(after, upTo, keptFlags, blockRecords);
  for (const [index, row] of rows.entries()) {
    const position = numberOf(row, 'position');
    dropRecord(connection, position, numberOrNull(row, 'seq'));
    effects.clear(position);
    if (index === blockRecords - 1 || performance.now() >= endMs) return position;
  }
  return undefined;
}
