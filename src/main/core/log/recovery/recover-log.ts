import { activityFlag } from '../activity-flags';
import { captureColumns, type CaptureValue } from '../capture-values';
import { CaptureWriter } from '../capture-writer';
import type { Connection, SqlValue } from '../connection';
import { addDeliveryActivity } from '../delivery-activity';
import { deliveriesWithEvents } from '../delivery-rows';
import { readLogState, writeLogState, type LogState } from '../log-state';
import { rowsOfPage, type LeafRow } from './leaf-rows';
import type { PageFile } from './page-file';

/** Tables are told apart by how many columns their rows have. */
const columnCounts = { captureJoin: 2, wireBody: 3, recordMark: 4, logState: 6, event: 8, attempt: 10, olderDelivery: 15, activity: 16, laterDelivery: 19, delivery: 21, olderCapture: captureColumns.length + 4, capture: captureColumns.length + 5 } as const;

const inserts = new Map<number, string>([
  [columnCounts.event, 'INSERT OR IGNORE INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)'],
  [columnCounts.wireBody, 'INSERT OR IGNORE INTO wire_body VALUES (?, ?, ?)'],
  [columnCounts.attempt, 'INSERT OR IGNORE INTO attempt VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'],
  [columnCounts.recordMark, 'INSERT OR IGNORE INTO record_mark VALUES (?, ?, ?, ?)'],
  [columnCounts.captureJoin, 'INSERT OR IGNORE INTO capture_join VALUES (?, ?)'],
  // A row of the first format keeps its length until it is written again.
  [columnCounts.olderDelivery, 'INSERT OR IGNORE INTO delivery VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, 1, NULL, NULL, 0)'],
  [columnCounts.laterDelivery, 'INSERT OR IGNORE INTO delivery VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, 0)'],
  [columnCounts.delivery, 'INSERT OR IGNORE INTO delivery VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'],
]);

const constraintCode = 19;
const mismatchCode = 20;

function isRefusedRow(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errcode' in error && typeof error.errcode === 'number' && [constraintCode, mismatchCode].includes(error.errcode & 0xff);
}

/**
 * Copies every record that can be read out of a damaged log into a new, empty one, with ids, seqs and positions as they were.
 * Rows of the stream are made again from their records. Returns how many records there are now.
 */
export function recoverLog(from: PageFile, into: Connection): number {
  const captures = new CaptureWriter(into);
  const pinned: number[] = [];
  const counters: LogState[] = [];
  // Until it is whole the new file may be thrown away, so nothing is written twice for safety; mending syncs it at the end.
  into.exec('PRAGMA foreign_keys = OFF; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF');
  into.transaction(() => {
    for (let number = 1; number <= from.pageCount; number += 1) {
      for (const row of rowsOfPage(from, number)) {
        try {
          take(row, into, captures, pinned, counters);
        } catch (error) {
          if (!isRefusedRow(error)) throw error;
        }
      }
    }
    dropOrphans(into);
    for (const { summary, sizeBytes } of deliveriesWithEvents(into)) addDeliveryActivity(into, summary, sizeBytes);
    const pin = into.prepare(`UPDATE activity SET flags = flags | ${activityFlag.pinned} WHERE position = ?`);
    for (const position of pinned) pin.run(position);
    into.exec('DELETE FROM record_mark WHERE position NOT IN (SELECT position FROM activity)');
    writeLogState(into, countersAfter(into, counters));
  });
  return readLogState(into).records;
}

function take({ key, values }: LeafRow, into: Connection, captures: CaptureWriter, pinned: number[], counters: LogState[]): void {
  const columns = [key, ...values.slice(1)];
  const insert = inserts.get(values.length);
  if (insert !== undefined) {
    into.prepare(insert).run(...columns);
  } else if (values.length === columnCounts.capture || values.length === columnCounts.olderCapture) {
    takeCapture(columns, captures);
  } else if (values.length === columnCounts.activity) {
    const flags = columns[1];
    if (typeof flags === 'number' && (flags & activityFlag.pinned) !== 0) pinned.push(key);
  } else if (values.length === columnCounts.logState) {
    const [, commits, lastPosition, lastSeq, records, dropped] = columns.map(Number);
    counters.push({ commits: commits ?? 0, lastPosition: lastPosition ?? 0, lastSeq: lastSeq ?? 0, records: records ?? 0, dropped: dropped ?? 0 });
  }
}

function takeCapture(columns: readonly SqlValue[], captures: CaptureWriter): void {
  const [seq, position, ...rest] = columns;
  // The last column was added later, behind the bodies; older rows end before it.
  const [answerBody, body, raw, checkMarks = null] = rest.splice(captureColumns.length - 1);
  rest.push(checkMarks);
  if (typeof seq !== 'number' || typeof position !== 'number') return;
  if (!(answerBody instanceof Uint8Array) || !(body instanceof Uint8Array) || !(raw instanceof Uint8Array)) return;
  const values = rest.filter((value): value is CaptureValue => !(value instanceof Uint8Array));
  if (values.length === captureColumns.length) captures.add(seq, position, { values, body, raw, answerBody });
}

/** Rows whose other half was lost cannot be shown, and would break the references. */
function dropOrphans(connection: Connection): void {
  connection.exec(`
    DELETE FROM delivery WHERE event_key NOT IN (SELECT key FROM event);
    DELETE FROM attempt WHERE delivery_position NOT IN (SELECT position FROM delivery) OR body_key NOT IN (SELECT key FROM wire_body);
    DELETE FROM wire_body WHERE event_key NOT IN (SELECT key FROM event);
    DELETE FROM capture_join WHERE attempt_key NOT IN (SELECT key FROM attempt);
  `);
}

function countersAfter(connection: Connection, found: readonly LogState[]): LogState {
  const greatest = (pick: (state: LogState) => number, sql: string): number => Math.max(connection.number(sql), ...found.map(pick).filter(Number.isSafeInteger));
  return {
    commits: greatest((state) => state.commits, 'SELECT 0') + 1,
    lastPosition: greatest((state) => state.lastPosition, 'SELECT coalesce(max(position), 0) FROM activity'),
    lastSeq: greatest((state) => state.lastSeq, 'SELECT coalesce(max(seq), 0) FROM capture'),
    dropped: greatest((state) => state.dropped, 'SELECT 0'),
    records: connection.number('SELECT count(*) FROM activity'),
  };
}
