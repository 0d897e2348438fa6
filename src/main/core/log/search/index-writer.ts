import { rmSync } from 'node:fs';
import { activityFlag } from '../activity-flags';
import { Connection } from '../connection';
import { companionEndings } from '../log-files';
import { readLogState } from '../log-state';
import { bytesOf, numberOf } from '../sql-row';
import { NumberBlock } from './number-block';
import { factsAt, type RecordFacts } from './record-facts';
import { termsOf } from './record-terms';
import { createPart, createSearchTables, dropPart, emptySearchState, isIndexOf, partPositions, readSearchState, searchFormat, searchPath, wordsTable, writeSearchState, type SearchState } from './search-file';
import { inSmallGroups } from './verify-records';

/** Records of one transaction. */
const batchRecords = 500;
/** Loose records that are looked at again in one transaction. */
const batchLoose = 200;
/** A part with fewer live records than this is dropped: they are looked at themselves. */
const fewRecords = 1_000;

/** What may still change of a record: such are looked at themselves until it has. */
const unsettled = activityFlag.underWay | activityFlag.checkedLater;

const wholeRecord = { names: true, checks: true, notes: false, contents: true } as const;

/** How far one step came. */
export interface IndexProgress {
  /** Records of the log that are still to come. */
  readonly left: number;
  readonly lastPosition: number;
}

/** Keeps the full-text index in step with the log, a batch of records at a time. Its owner must be the only one that writes the folder. */
export class IndexWriter {
  readonly #log: Connection;
  readonly #connection: Connection;

  private constructor(log: Connection, connection: Connection) {
    this.#log = log;
    this.#connection = connection;
  }

  /** Opens the index of a folder for the log that `log` reads, made anew where it cannot be gone on with: then `rebuilt` says why. */
  static open(folder: string, log: Connection): { readonly writer: IndexWriter; readonly rebuilt: string | undefined } {
    const path = searchPath(folder);
    let rebuilt: string | undefined;
    try {
      const connection = connect(path);
      try {
        const found = connection.number('PRAGMA user_version');
        if (found === 0 && connection.number('SELECT count(*) FROM sqlite_schema') === 0) createSearchTables(connection);
        else if (found !== searchFormat) rebuilt = 'it was of another format';
        else if (!isIndexOf(log, readSearchState(connection))) rebuilt = 'it was of another log';
        if (rebuilt === undefined) return { writer: new IndexWriter(log, connection), rebuilt };
        connection.close();
      } catch (error) {
        connection.close();
        throw error;
      }
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      rebuilt = 'it could not be read';
    }
    removeIndex(folder);
    const connection = connect(path);
    createSearchTables(connection);
    return { writer: new IndexWriter(log, connection), rebuilt };
  }

  /** Takes in the next batch, of records that came or that settled. */
  step(): IndexProgress {
    this.#log.exec('BEGIN');
    try {
      const { lastPosition, commits } = readLogState(this.#log);
      const state = readSearchState(this.#connection);
      const next = this.#connection.transaction(() => {
        const lastAttempt = this.#loosenChanged(state);
        this.#takeSettled();
        const covered = this.#takeNew(state.covered, lastPosition);
        const mark = this.#log.prepare('SELECT position, time_ms FROM activity WHERE position <= ? ORDER BY position DESC LIMIT 1').get(covered);
        const after: SearchState = { covered, lastAttempt, commits, markPosition: mark === undefined ? 0 : numberOf(mark, 'position'), markTimeMs: mark === undefined ? 0 : numberOf(mark, 'time_ms') };
        writeSearchState(this.#connection, after);
        return after;
      });
      const left = this.#log.number('SELECT count(*) FROM (SELECT 1 FROM activity WHERE position > ? LIMIT ?)', next.covered, batchRecords * 4);
      return { left, lastPosition };
    } finally {
      if (this.#log.inTransaction) this.#log.exec('COMMIT');
    }
  }

  /** Forgets everything, so that what is left of the log is taken in anew. */
  empty(): void {
    this.#connection.transaction(() => {
      for (const row of this.#connection.prepare('SELECT number FROM part').all()) dropPart(this.#connection, numberOf(row, 'number'));
      this.#connection.exec('DELETE FROM numbers; DELETE FROM loose');
      writeSearchState(this.#connection, emptySearchState);
    });
    this.#connection.exec('PRAGMA incremental_vacuum');
  }

  /** Lets parts go whose records are gone, and gives their room back. */
  tidy(): void {
    const { covered } = readSearchState(this.#connection);
    const current = Math.floor(covered / partPositions);
    for (const row of this.#connection.prepare('SELECT number FROM part WHERE number < ?').all(current)) {
      const part = numberOf(row, 'number');
      const first = part * partPositions;
      const left = this.#log.prepare('SELECT position FROM activity WHERE position BETWEEN ? AND ? LIMIT ?').all(first, first + partPositions - 1, fewRecords);
      if (left.length === fewRecords) break;
      this.#connection.transaction(() => {
        dropPart(this.#connection, part);
        this.#connection.prepare('DELETE FROM loose WHERE position BETWEEN ? AND ?').run(first, first + partPositions - 1);
      });
    }
    this.#connection.exec('PRAGMA incremental_vacuum');
  }

  close(): void {
    this.#connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#connection.close();
  }

  /** Deliveries that had an attempt since they were taken in are looked at themselves from now on. Returns the last attempt that is known now. */
  #loosenChanged({ covered, lastAttempt }: SearchState): number {
    const last = this.#log.number('SELECT max(key) FROM attempt');
    // Where the newest attempts were dropped, their keys are given again: then nothing can be said of any delivery.
    const since = last < lastAttempt ? 0 : lastAttempt;
    const loosen = this.#connection.prepare('INSERT INTO loose (position, is_waiting) VALUES (?, 0) ON CONFLICT DO NOTHING');
    for (const row of this.#log.prepare('SELECT DISTINCT delivery_position FROM attempt WHERE key > ? AND delivery_position <= ?').all(since, covered)) loosen.run(numberOf(row, 'delivery_position'));
    return last;
  }

  /** Takes in deliveries that were under way, and requests whose checks were to come, when it was their turn, and are so no more. */
  #takeSettled(): void {
    const waiting = this.#connection
      .prepare('SELECT position FROM loose WHERE is_waiting = 1')
      .all()
      .map((row) => numberOf(row, 'position'));
    if (waiting.length === 0) return;
    const settled = this.#log
      .prepare('SELECT position FROM activity WHERE position IN (SELECT value FROM json_each(?)) AND flags & ? = 0 LIMIT ?')
      .all(JSON.stringify(waiting), unsettled, batchLoose)
      .map((row) => numberOf(row, 'position'));
    for (const record of this.#factsAt(settled)) {
      if (this.#setNumbers(record) && this.#addWords(record)) this.#connection.prepare('DELETE FROM loose WHERE position = ?').run(record.position);
      else this.#connection.prepare('UPDATE loose SET is_waiting = 0 WHERE position = ?').run(record.position);
    }
  }

  #takeNew(covered: number, lastPosition: number): number {
    const part = Math.floor((covered + 1) / partPositions);
    const partEnd = (part + 1) * partPositions - 1;
    const positions = this.#log
      .prepare('SELECT position FROM activity WHERE position > ? AND position <= ? ORDER BY position LIMIT ?')
      .all(covered, partEnd, batchRecords)
      .map((row) => numberOf(row, 'position'));
    const isWhole = positions.length < batchRecords;
    const end = isWhole ? Math.min(partEnd, lastPosition) : (positions.at(-1) ?? covered);
    if (positions.length > 0) {
      if (this.#connection.number('SELECT count(*) FROM part WHERE number = ?', part) === 0) createPart(this.#connection, part);
      this.#take(positions, end);
    }
    if (end === partEnd && positions.length > 0) this.#connection.exec(`INSERT INTO ${wordsTable(part)} (${wordsTable(part)}) VALUES ('optimize')`);
    return end;
  }

  #take(positions: readonly number[], end: number): void {
    const [first = end] = positions;
    const numbers = new NumberBlock(end - first + 1);
    const loosen = this.#connection.prepare('INSERT INTO loose (position, is_waiting) VALUES (?, ?) ON CONFLICT DO NOTHING');
    for (const record of this.#factsAt(positions)) {
      const isHeld = numbers.set(record.position - first, record);
      const isWaiting = (record.flags & unsettled) !== 0;
      if (!isHeld || isWaiting || !this.#addWords(record)) loosen.run(record.position, isWaiting ? 1 : 0);
    }
    this.#connection.prepare('INSERT OR REPLACE INTO numbers (first, count, bytes) VALUES (?, ?, ?)').run(first, numbers.count, numbers.bytes);
  }

  #addWords(record: RecordFacts): boolean {
    const terms = termsOf(record);
    if (terms === undefined) return false;
    const part = Math.floor(record.position / partPositions);
    this.#connection.prepare(`INSERT INTO ${wordsTable(part)} (rowid, terms) VALUES (?, ?)`).run(record.position - part * partPositions, [...terms].join(' '));
    return true;
  }

  #setNumbers(record: RecordFacts): boolean {
    const row = this.#connection.prepare('SELECT first, count, bytes FROM numbers WHERE first <= ? ORDER BY first DESC LIMIT 1').get(record.position);
    if (row === undefined) return false;
    const first = numberOf(row, 'first');
    const block = new NumberBlock(numberOf(row, 'count'), bytesOf(row, 'bytes'));
    if (!block.set(record.position - first, record)) return false;
    this.#connection.prepare('UPDATE numbers SET bytes = ? WHERE first = ?').run(block.bytes, first);
    return true;
  }

  *#factsAt(positions: readonly number[]): Generator<RecordFacts> {
    for (const group of inSmallGroups(this.#log, positions)) yield* factsAt(this.#log, group, wholeRecord);
  }
}

function connect(path: string): Connection {
  const connection = new Connection(path);
  try {
    connection.exec('PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Removes the index of a folder; it is made anew from the log. */
export function removeIndex(folder: string): void {
  for (const ending of ['', ...companionEndings]) rmSync(searchPath(folder) + ending, { force: true });
}
