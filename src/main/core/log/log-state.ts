import type { Connection } from './connection';
import { numberOf } from './sql-row';

/** The counters of a log. They are stored, so that nothing is ever numbered twice, whatever was dropped. */
export interface LogState {
  /** Commits that changed something. */
  readonly commits: number;
  readonly lastPosition: number;
  readonly lastSeq: number;
  readonly records: number;
  /** Records dropped by retention. */
  readonly dropped: number;
}

/** Reads the counters of the snapshot that the connection sees. */
export function readLogState(connection: Connection): LogState {
  const row = connection.prepare('SELECT commits, last_position, last_seq, records, dropped FROM log_state WHERE id = 1').get();
  if (row === undefined) throw new Error('the log has no counters');
  return {
    commits: numberOf(row, 'commits'),
    lastPosition: numberOf(row, 'last_position'),
    lastSeq: numberOf(row, 'last_seq'),
    records: numberOf(row, 'records'),
    dropped: numberOf(row, 'dropped'),
  };
}

/** Stores the counters, inside the transaction that they count. */
export function writeLogState(connection: Connection, state: LogState): void {
  connection
    .prepare('UPDATE log_state SET commits = ?, last_position = ?, last_seq = ?, records = ?, dropped = ? WHERE id = 1')
    .run(state.commits, state.lastPosition, state.lastSeq, state.records, state.dropped);
}
