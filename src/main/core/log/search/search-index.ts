import type { Query } from '../../../../shared/query/query';
import type { ActivityIndex } from '../activity-index';
import { seqOfCaptureId } from '../capture-id';
import { Connection } from '../connection';
import { fileIdentity } from '../log-files';
import { numberOf } from '../sql-row';
import { judgePart } from './part-verdicts';
import { isIndexOf, partPositions, readSearchState, searchFormat, searchPath, type SearchState } from './search-file';
import { SearchPart } from './search-part';
import { verdict, type PartVerdicts, type PartWords, type VerdictSource } from './verdict';

/** A file that could not be read is not looked at again before this long. */
const restMs = 5_000;

/**
 * The full-text index as the reader sees it: opened when it is first needed, opened anew where another file took its place, and left alone where
 * it is missing, damaged, of another format or of another log. Then every record is looked at itself, which is slower and just as right.
 */
export class SearchIndex {
  readonly #folder: string;
  #connection: Connection | undefined;
  #identity: string | undefined;
  #restUntilMs = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Does the work in one view of the index; without an index that can be used the work gets none. */
  read<T>(log: Connection, index: ActivityIndex, work: (verdicts: VerdictSource | undefined) => T): T {
    const view = this.#begin(log);
    if (view === undefined) return work(undefined);
    const { connection, state } = view;
    try {
      return work(this.#verdicts(connection, log, index, state));
    } finally {
      if (connection.inTransaction) connection.exec('COMMIT');
    }
  }

  /** The last position that the index covers; 0 where there is no index of this log. */
  coveredTo(log: Connection): number {
    const view = this.#begin(log);
    view?.connection.exec('COMMIT');
    return view?.state.covered ?? 0;
  }

  close(): void {
    this.#connection?.close();
    this.#connection = undefined;
  }

  #begin(log: Connection): { readonly connection: Connection; readonly state: SearchState } | undefined {
    const connection = this.#open();
    if (connection === undefined) return undefined;
    try {
      connection.exec('BEGIN');
      const state = readSearchState(connection);
      if (isIndexOf(log, state)) return { connection, state };
      connection.exec('COMMIT');
    } catch (error) {
      this.#setAside(error);
    }
    return undefined;
  }

  #verdicts(connection: Connection, log: Connection, index: ActivityIndex, state: SearchState): VerdictSource {
    let loose: readonly number[] | undefined;
    const looseIn = (part: SearchPart): readonly number[] => {
      loose ??= loosePositions(connection, log, state);
      return loose.filter((each) => each >= part.base && each < part.base + part.count);
    };
    const inPart = <T>(position: number, work: (part: SearchPart) => T): T | undefined => {
      const number = Math.floor(position / partPositions);
      try {
        if (position > state.covered || connection.number('SELECT count(*) FROM part WHERE number = ?', number) === 0) return undefined;
        return work(new SearchPart(connection, number, state.covered));
      } catch (error) {
        this.#setAside(error);
        return undefined;
      }
    };
    return {
      verdictsAt: (position: number, query: Query, nowMs: number): PartVerdicts | undefined =>
        inPart(position, (part) => {
          const verdicts = judgePart(query, { part, index, nowMs, positionOfCapture: (id) => positionOfCapture(log, id), notedBetween: (first, last) => notedBetween(log, first, last) });
          for (const each of looseIn(part)) verdicts[each - part.base] = verdict.maybe;
          return { base: part.base, verdicts };
        }),
      wordsAt: (position, prefixes, tell): PartWords | undefined =>
        inPart(position, (part) => {
          for (const prefix of prefixes) part.eachWord(prefix, (word, offset) => tell(prefix, word, offset));
          return { base: part.base, count: part.count, loose: looseIn(part) };
        }),
    };
  }

  #open(): Connection | undefined {
    if (performance.now() < this.#restUntilMs) return undefined;
    const path = searchPath(this.#folder);
    const identity = fileIdentity(path);
    if (this.#connection !== undefined && identity === this.#identity) return this.#connection;
    this.close();
    if (identity === undefined) return undefined;
    try {
      const connection = new Connection(path, { readOnly: true });
      this.#connection = connection;
      this.#identity = identity;
      connection.exec('PRAGMA cache_size = -4096');
      if (connection.number('PRAGMA user_version') === searchFormat) return connection;
      this.#rest();
    } catch (error) {
      this.#setAside(error);
    }
    return undefined;
  }

  /** The index is derived: whatever is wrong with it, the records themselves are asked. A bug is still a bug. */
  #setAside(error: unknown): void {
    if (error instanceof TypeError || error instanceof RangeError || !(error instanceof Error)) throw error;
    this.#rest();
  }

  #rest(): void {
    this.#restUntilMs = performance.now() + restMs;
    this.#identity = undefined;
  }
}

function positionOfCapture(log: Connection, id: string): number | undefined {
  const seq = seqOfCaptureId(id);
  const row = seq === undefined ? undefined : log.prepare('SELECT position FROM capture WHERE seq = ?').get(seq);
  return row === undefined ? undefined : numberOf(row, 'position');
}

function notedBetween(log: Connection, first: number, last: number): readonly number[] {
  return log
    .prepare('SELECT position FROM record_mark WHERE note IS NOT NULL AND position BETWEEN ? AND ?')
    .all(first, last)
    .map((row) => numberOf(row, 'position'));
}

/** Records that the index does not hold as they are now: it has no words of them, or they have changed since. */
function loosePositions(connection: Connection, log: Connection, state: SearchState): readonly number[] {
  // Where the newest attempts were dropped, their keys are given again: then nothing can be said of any delivery.
  const since = log.number('SELECT max(key) FROM attempt') < state.lastAttempt ? 0 : state.lastAttempt;
  const known = connection.prepare('SELECT position FROM loose').all().map((row) => numberOf(row, 'position'));
  const changed = log.prepare('SELECT DISTINCT delivery_position FROM attempt WHERE key > ? AND delivery_position <= ?').all(since, state.covered);
  return [...known, ...changed.map((row) => numberOf(row, 'delivery_position'))];
}

