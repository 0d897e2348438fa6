import { activityFlag } from './activity-flags';
import type { CommitEffects } from './commit-effects';
import type { Connection } from './connection';
import type { Retention } from './log';
import { dropMark } from './record-marks';
import { numberOf, numberOrNull } from './sql-row';

/** At most this many records are dropped in one transaction, so that no write waits long for it. */
export const blockRecords = 512;

/** Records with any of these stay, whatever the limits. */
export const keptFlags = activityFlag.pinned | activityFlag.underWay;

/** How many records stand over the limits, by count or (estimated from the mean record) by size. Bytes are those of pages in use. */
export function excessRecords(connection: Connection, records: number, retention: Retention): number {
  const byCount = records - retention.maxRecords;
  const pages = connection.number('PRAGMA page_count') - connection.number('PRAGMA freelist_count');
  const bytes = pages * connection.number('PRAGMA page_size');
  if (records === 0 || bytes <= retention.maxBytes) return Math.max(0, byCount);
  return Math.max(byCount, Math.ceil((bytes - retention.maxBytes) / (bytes / records)));
}

/** Drops up to `count` of the oldest records that are neither pinned nor under way. Must run inside a transaction. */
export function dropOldest(connection: Connection, count: number, effects: CommitEffects): void {
  const rows = connection
    .prepare(
      `SELECT a.position, a.seq FROM activity a WHERE a.position IN
         (SELECT position FROM activity INDEXED BY activity_flags WHERE flags & ? = 0 ORDER BY position LIMIT ?) ORDER BY a.position`,
    )
    .all(keptFlags, Math.min(count, blockRecords));
  for (const row of rows) {
    const position = numberOf(row, 'position');
    dropRecord(connection, position, numberOrNull(row, 'seq'));
    effects.remove(position);
  }
}

/** Drops one record with all that belongs to it alone. `seq` is that of a captured request, null for a delivery. Must run inside a transaction. */
export function dropRecord(connection: Connection, position: number, seq: number | null): void {
  if (seq === null) {
    dropDelivery(connection, position);
  } else {
    connection.prepare('DELETE FROM capture_join WHERE capture_seq = ?').run(seq);
    connection.prepare('DELETE FROM capture WHERE seq = ?').run(seq);
  }
  dropMark(connection, position);
  connection.prepare('DELETE FROM activity WHERE position = ?').run(position);
}

function dropDelivery(connection: Connection, position: number): void {
  const eventKey = connection.number('SELECT event_key FROM delivery WHERE position = ?', position);
  connection.prepare('DELETE FROM delivery WHERE position = ?').run(position);
  if (connection.number('SELECT count(*) FROM delivery WHERE event_key = ?', eventKey) === 0) {
    connection.prepare('DELETE FROM event WHERE key = ?').run(eventKey);
  }
}
