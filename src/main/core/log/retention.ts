import { activityFlag } from './activity-flags';
import type { CommitEffects } from './commit-effects';
import type { Connection } from './connection';
import type { Retention } from './log';
import { dropMark } from './record-marks';
import { numberOf, numberOrNull } from './sql-row';

/** At most this many records are dropped in one transaction, so that no write waits long for it. */
export const blockRecords = 512;

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
  const kept = activityFlag.pinned | activityFlag.underWay;
  const rows = connection
    .prepare(
      `SELECT a.position, a.seq FROM activity a WHERE a.position IN
         (SELECT position FROM activity INDEXED BY activity_flags WHERE flags & ? = 0 ORDER BY position LIMIT ?) ORDER BY a.position`,
    )
    .all(kept, Math.min(count, blockRecords));
  for (const row of rows) {
    const position = numberOf(row, 'position');
    const seq = numberOrNull(row, 'seq');
    if (seq === null) {
      dropDelivery(connection, position);
    } else {
      connection.prepare('DELETE FROM capture_join WHERE capture_seq = ?').run(seq);
      connection.prepare('DELETE FROM capture WHERE seq = ?').run(seq);
    }
    dropMark(connection, position);
    connection.prepare('DELETE FROM activity WHERE position = ?').run(position);
    effects.remove(position);
  }
}

function dropDelivery(connection: Connection, position: number): void {
  const eventKey = connection.number('SELECT event_key FROM delivery WHERE position = ?', position);
  connection.prepare('DELETE FROM delivery WHERE position = ?').run(position);
  if (connection.number('SELECT count(*) FROM delivery WHERE event_key = ?', eventKey) === 0) {
    connection.prepare('DELETE FROM event WHERE key = ?').run(eventKey);
  }
}

/** Free pages that are worth giving back to the system; fewer are soon used again by new records. */
const freeShare = 0.2;
const vacuumPages = 256;

/** Gives some free pages at the end of the file back to the system. Returns true where there may be more to give. */
export function shrinkFile(connection: Connection): boolean {
  if (!hasSpare(connection)) return false;
  connection.exec(`PRAGMA incremental_vacuum(${vacuumPages})`);
  if (hasSpare(connection)) return true;
  // The file itself gets shorter only when this reaches it.
  connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  return false;
}

function hasSpare(connection: Connection): boolean {
  const free = connection.number('PRAGMA freelist_count');
  return free >= vacuumPages && free >= connection.number('PRAGMA page_count') * freeShare;
}
