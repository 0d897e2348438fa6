import { join } from 'node:path';
import type { Connection } from '../connection';
import { numberOf } from '../sql-row';

/** The full-text index of a folder's log: derived from it, and made anew where it is missing, damaged or of another format. */
export function searchPath(folder: string): string {
  return join(folder, 'search.db');
}

/** Stands in the file as `PRAGMA user_version`. */
export const searchFormat = 4;

/** Records of so many positions share one table of words, so that old ones go as a whole and none grows without end. */
export const partPositions = 65_536;

/** What the index says of itself. */
export interface SearchState {
  /** Records up to this position are in it, those in `loose` apart. */
  readonly covered: number;
  /** Attempts up to this key are known: deliveries with later ones have changed since. */
  readonly lastAttempt: number;
  /** Commits of the log when this was written; a log with fewer is another one. */
  readonly commits: number;
  /** A record of the log, by which it is known again. */
  readonly markPosition: number;
  readonly markTimeMs: number;
}

export const emptySearchState: SearchState = { covered: 0, lastAttempt: 0, commits: 0, markPosition: 0, markTimeMs: 0 };

/** The table of words of a part. */
export function wordsTable(part: number): string {
  return `words_${Math.floor(part)}`;
}

/** Makes the tables of a new file. */
export function createSearchTables(connection: Connection): void {
  connection.transaction(() => {
    connection.exec(`
      CREATE TABLE state (id INTEGER PRIMARY KEY CHECK (id = 1), covered INTEGER NOT NULL, last_attempt INTEGER NOT NULL, commits INTEGER NOT NULL, mark_position INTEGER NOT NULL, mark_time_ms REAL NOT NULL) STRICT;
      INSERT INTO state VALUES (1, 0, 0, 0, 0, 0);
      CREATE TABLE part (number INTEGER PRIMARY KEY) STRICT;
      CREATE TABLE numbers (first INTEGER PRIMARY KEY, count INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
      CREATE TABLE loose (position INTEGER PRIMARY KEY, is_waiting INTEGER NOT NULL) STRICT;
      CREATE INDEX loose_waiting ON loose (position) WHERE is_waiting = 1;
      PRAGMA user_version = ${searchFormat};
    `);
  });
}

/** Adds the table of words of a part. */
export function createPart(connection: Connection, part: number): void {
  // Only the words of each record are kept, not their places, and nothing of the text: that is in the log.
  connection.exec(`CREATE VIRTUAL TABLE ${wordsTable(part)} USING fts5(terms, content='', detail=none, columnsize=0, tokenize='ascii')`);
  connection.prepare('INSERT INTO part (number) VALUES (?)').run(part);
}

/** Drops a part with all that it holds. */
export function dropPart(connection: Connection, part: number): void {
  const first = part * partPositions;
  connection.exec(`DROP TABLE ${wordsTable(part)}`);
  connection.prepare('DELETE FROM part WHERE number = ?').run(part);
  connection.prepare('DELETE FROM numbers WHERE first >= ? AND first < ?').run(first, first + partPositions);
}

export function readSearchState(connection: Connection): SearchState {
  const row = connection.prepare('SELECT covered, last_attempt, commits, mark_position, mark_time_ms FROM state WHERE id = 1').get();
  if (row === undefined) return emptySearchState;
  return { covered: numberOf(row, 'covered'), lastAttempt: numberOf(row, 'last_attempt'), commits: numberOf(row, 'commits'), markPosition: numberOf(row, 'mark_position'), markTimeMs: numberOf(row, 'mark_time_ms') };
}

/** Stores the state, inside the transaction that it tells of. */
export function writeSearchState(connection: Connection, state: SearchState): void {
  connection
    .prepare('UPDATE state SET covered = ?, last_attempt = ?, commits = ?, mark_position = ?, mark_time_ms = ? WHERE id = 1')
    .run(state.covered, state.lastAttempt, state.commits, state.markPosition, state.markTimeMs);
}

/** True where the index was made from this log, as far as can be told: the log has not gone back, and the record that was marked is the same one. */
export function isIndexOf(log: Connection, state: SearchState): boolean {
  if (log.number('SELECT commits FROM log_state WHERE id = 1') < state.commits || log.number('SELECT last_position FROM log_state WHERE id = 1') < state.covered) return false;
  const marked = log.prepare('SELECT time_ms FROM activity WHERE position = ?').get(state.markPosition);
  return marked === undefined || numberOf(marked, 'time_ms') === state.markTimeMs;
}
