import type { GroupBy } from '../../../shared/model/record-group';
import type { Query } from '../../../shared/query/query';
import { activityFlag } from './activity-flags';
import type { ActivityIndex } from './activity-index';
import { activityRowsAt } from './activity-rows';
import { seqOfCaptureId } from './capture-id';
import { captureBySeq, captureBytes, capturesAt, positionOfSeq } from './capture-rows';
import { chosenAfter, ChosenTotals, type ChosenRecords } from './chosen-records';
import { columnValuesAt } from './column-values';
import { comparableBefore } from './comparable-requests';
import type { Connection } from './connection';
import { deliveryDetail, deliveryToSend } from './delivery-detail';
import { deliveriesAt, deliveriesOfEvent, heldDeliveries, waitingDeliveries } from './delivery-rows';
import { GroupReader } from './groups/group-reader';
import { lastAttemptOf } from './last-attempt';
import { logBytes } from './log-files';
import type { LogState } from './log-state';
import { countsOf } from './match-counts';
import { ranksOf } from './match-ranks';
import type { ReadHandlers } from './read-methods';
import { seenValues } from './seen-values';
import { composedEvent, sentEvents } from './sent-events';
import { numberOf } from './sql-row';
import { matched, QuerySearch } from './search/query-search';
import { SearchIndex } from './search/search-index';
import { waitingRetries } from './waiting-retries';

/** One consistent view of the log, with an index that fits it. `connection` is undefined where there is no log yet. */
export interface LogSnapshot {
  readonly connection: Connection | undefined;
  readonly state: LogState;
  readonly index: ActivityIndex;
}

/** Gives views of the log. The view is good until `read` returns. */
export interface SnapshotSource {
  read<T>(work: (snapshot: LogSnapshot) => T): T;
  /** A view without the index, which need not be loaded for it. */
  peek<T>(work: (connection: Connection | undefined, state: LogState) => T): T;
  /** True where the index is in memory, so that `read` need not load it first. */
  readonly isLoaded: boolean;
}

/** Queries whose matches are kept: the list, its counts, and what was typed just before. */
const keptQueries = 8;
/** An answer that may come before all records were looked at waits for a page of matches at least this long, and for all of them at most so long. */
const fullPageMs = 40;

/** Records of a selection that are added up at a time, so that other questions are answered between. */
const summaryBlock = 10_000;

const anotherTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Answers every question about the log. Lives on the reader thread. */
export class LogReader implements ReadHandlers {
  readonly #source: SnapshotSource;
  readonly #folder: string;
  readonly #searches = new Map<string, QuerySearch>();
  readonly #searchIndex: SearchIndex;
  readonly #groups = new GroupReader();
  #index: ActivityIndex | undefined;

  constructor(source: SnapshotSource, folder: string) {
    this.#source = source;
    this.#folder = folder;
    this.#searchIndex = new SearchIndex(folder);
  }

  close(): void {
    this.#searchIndex.close();
  }

  /** Lets go of what was not asked for in a while. Called now and then. */
  tidy(): void {
    this.#groups.tidy();
  }

  activityPage: ReadHandlers['activityPage'] = (query, quick, fromRank, limit, withinMs) => {
    // The first page of a window must not wait for the index of a large log.
    if (query.kind === 'all' && quick === 'all' && fromRank === 'newest' && !this.#source.isLoaded) return this.#newestRows(limit);
    return this.#search(query, withinMs, limit, ({ connection, index }, search) => {
      const ranks = ranksOf(index, search, quick);
      const length = Math.max(0, Math.floor(limit));
      const start = fromRank === 'newest' ? Math.max(0, ranks.length - length) : Math.min(Math.max(0, Math.floor(fromRank)), ranks.length);
      const positions: number[] = [];
      for (let rank = start; rank < Math.min(start + length, ranks.length); rank += 1) positions.push(index.positionAt(ranks.indexAt(rank)));
      const rows = connection === undefined ? [] : activityRowsAt(connection, positions);
      return { fromRank: start, rows, total: ranks.length, logTotal: index.length, searched: search === undefined ? index.length : search.searched(index) };
    });
  };

  activityCounts: ReadHandlers['activityCounts'] = (query, withinMs) => this.#search(query, withinMs, 0, ({ index }, search) => countsOf(index, search));

  activityRank: ReadHandlers['activityRank'] = (query, quick, position, withinMs) =>
    this.#search(query, withinMs, 0, ({ index }, search) => ranksOf(index, search, quick).before(index.indexOf(position)));

  groupLines: ReadHandlers['groupLines'] = (query, quick, wanted, withinMs) =>
    this.#search(
      query,
      withinMs,
      wanted.limit,
      ({ connection, index }, search) =>
        connection === undefined
          ? { from: 0, lines: [], total: 0, groups: 0, records: 0, near: null, logTotal: 0, searched: 0 }
          : this.#groups.lines(connection, index, wanted.by, { search, quick }, wanted),
      wanted.by,
    );

  chosenRows = (chosen: ChosenRecords, after: number, limit: number) =>
    this.#search(chosen.query, undefined, 0, (snapshot, matches) => (snapshot.connection === undefined ? [] : activityRowsAt(snapshot.connection, this.#chosenAfter(snapshot, matches, chosen, after, limit))), chosen.groups?.by);

  columnValues: ReadHandlers['columnValues'] = (positions, sources) => this.#read((connection) => columnValuesAt(connection, positions, sources), []);

  chosenSummary = async (chosen: ChosenRecords) => {
    const totals = new ChosenTotals();
    for (let after: number | undefined = 0; after !== undefined; await anotherTurn()) {
      const from: number = after;
      after = await this.#search(
        chosen.query,
        undefined,
        0,
        (snapshot, matches) => {
          const positions = this.#chosenAfter(snapshot, matches, chosen, from, summaryBlock);
          if (snapshot.connection !== undefined) totals.add(snapshot.connection, positions);
          return positions.length < summaryBlock ? undefined : positions.at(-1);
        },
        chosen.groups?.by,
      );
    }
    return totals.summary();
  };

  capture = (id: string, mostBodyBytes = Number.MAX_SAFE_INTEGER) => {
    const seq = seqOfCaptureId(id);
    return seq === undefined ? undefined : this.#read((connection) => captureBySeq(connection, seq, mostBodyBytes), undefined);
  };

  comparableBefore = (position: number, limit: number) => this.#read((connection) => comparableBefore(connection, position, limit), []);

  captureBytes: ReadHandlers['captureBytes'] = (id, part, from, to) => {
    const seq = seqOfCaptureId(id);
    return seq === undefined ? undefined : this.#read((connection) => captureBytes(connection, seq, part, from, to), undefined);
  };

  delivery = (id: string) => this.#read((connection) => deliveryDetail(connection, id), undefined);

  deliveryToSend = (id: string) => this.#read((connection) => deliveryToSend(connection, id), undefined);

  waitingDeliveries: ReadHandlers['waitingDeliveries'] = (after, limit) => this.#read((connection) => waitingDeliveries(connection, after, limit), []);

  heldDeliveries = (afterPosition: number, limit: number) => this.#read((connection) => heldDeliveries(connection, afterPosition, limit), []);

  deliveriesOfEvent = (eventId: string) => this.#read((connection) => deliveriesOfEvent(connection, eventId), []);

  sentEvents: ReadHandlers['sentEvents'] = (words, limit, before) => this.#read((connection) => sentEvents(connection, words, limit, before), { events: [] });

  composedEvent = (id: string) => this.#read((connection) => composedEvent(connection, id), undefined);

  lastAttempt: ReadHandlers['lastAttempt'] = (endpointId, before) => this.#read((connection) => lastAttemptOf(connection, endpointId, before), {});

  waitingRetries = () => this.#read(waitingRetries, { count: 0 });

  captures: ReadHandlers['captures'] = (query, afterSeq, limit) =>
    this.#search(query, undefined, 0, ({ connection, index }, search) => {
      if (connection === undefined) return [];
      return capturesAt(connection, matchesAfter(index, search, positionOfSeq(connection, afterSeq), activityFlag.received, limit));
    });

  deliveries: ReadHandlers['deliveries'] = (query, afterPosition, limit) =>
    this.#search(query, undefined, 0, ({ connection, index }, search) => {
      return connection === undefined ? [] : deliveriesAt(connection, matchesAfter(index, search, afterPosition, 0, limit));
    });

  seenValues: ReadHandlers['seenValues'] = (field, prefix, limit) => this.#read((connection) => seenValues(connection, field, prefix, limit), []);

  unindexed = () => this.#source.peek((connection, state) => (connection === undefined ? 0 : state.lastPosition - this.#searchIndex.coveredTo(connection)));

  usage = () =>
    this.#source.peek((connection, state) => {
      const oldest = connection?.prepare('SELECT time_ms FROM activity ORDER BY position LIMIT 1').get();
      return { records: state.records, bytes: logBytes(this.#folder), dropped: state.dropped, ...(oldest === undefined ? {} : { oldestAtMs: numberOf(oldest, 'time_ms') }) };
    });

  clearable = () => this.#source.read(({ index, state }) => ({ ...clearableOf(index), upTo: state.lastPosition }));

  #chosenAfter({ connection, index }: LogSnapshot, matches: QuerySearch | undefined, chosen: ChosenRecords, after: number, limit: number): readonly number[] {
    const { groups, quick } = chosen;
    const isMember = groups === undefined || connection === undefined ? undefined : this.#groups.membership(connection, index, groups);
    return chosenAfter(index, ranksOf(index, matches, quick), chosen, after, limit, isMember);
  }

  #newestRows(limit: number) {
    return this.#source.peek((connection, { records }) => {
      const positions = connection?.prepare('SELECT position FROM activity INDEXED BY activity_flags ORDER BY position DESC LIMIT ?').all(Math.max(0, Math.floor(limit))) ?? [];
      const rows = connection === undefined ? [] : activityRowsAt(connection, positions.map((row) => numberOf(row, 'position')));
      return { fromRank: Math.max(0, records - rows.length), rows, total: records, logTotal: records, searched: records };
    });
  }

  #read<T>(work: (connection: Connection) => T, withoutLog: T): T {
    return this.#source.peek((connection) => (connection === undefined ? withoutLog : work(connection)));
  }

  /**
   * Looks through the log for the query, and with `by` for the groups, step by step, then does the work in the same view in which the last step ended. With `withinMs` that
   * may be before all was looked at: as soon as there is a page of matches and a little more time has passed, or at the end of that time.
   */
  async #search<T>(query: Query, withinMs: number | undefined, page: number, work: (snapshot: LogSnapshot, search: QuerySearch | undefined) => T, by?: GroupBy): Promise<T> {
    const startedMs = performance.now();
    const isDue = (found: number): boolean => {
      if (withinMs === undefined) return false;
      const passedMs = performance.now() - startedMs;
      return passedMs > withinMs || (passedMs > Math.min(fullPageMs, withinMs) && found >= page);
    };
    for (;;) {
      const done = this.#source.read((snapshot) => {
        const { connection, index } = snapshot;
        const search = this.#searchOf(query, index);
        const groups = by === undefined ? undefined : this.#groups.of(by, index);
        if ((search !== undefined || groups !== undefined) && connection !== undefined) {
          const isDone = this.#searchIndex.read(connection, index, (verdicts) => {
            const view = { connection, index, verdicts };
            const isSearched = search?.step(view) ?? true;
            return (groups?.step(view) ?? true) && isSearched;
          });
          if (!isDone && !isDue(search?.found ?? groups?.searched(index) ?? 0)) return undefined;
        }
        return { value: work(snapshot, search) };
      });
      if (done !== undefined) return done.value;
      await anotherTurn();
    }
  }

  #searchOf(query: Query, index: ActivityIndex): QuerySearch | undefined {
    if (query.kind === 'all') return undefined;
    if (this.#index !== index) {
      this.#searches.clear();
      this.#index = index;
    }
    const key = JSON.stringify(query);
    const nowMs = Date.now();
    const before = this.#searches.get(key);
    this.#searches.delete(key);
    let search = before;
    if (search?.isStale(index, nowMs) === true) {
      index.detach(search);
      search = undefined;
    }
    if (search === undefined) {
      search = new QuerySearch(query, nowMs);
      index.attach(search);
    }
    this.#searches.set(key, search);
    const [oldest] = this.#searches;
    if (this.#searches.size > keptQueries && oldest !== undefined) {
      this.#searches.delete(oldest[0]);
      index.detach(oldest[1]);
    }
    return search;
  }
}

function clearableOf({ flags, length }: ActivityIndex) {
  let pinned = 0;
  let underWay = 0;
  for (let place = 0; place < length; place += 1) {
    const flag = flags[place] ?? 0;
    if ((flag & activityFlag.pinned) !== 0) pinned += 1;
    else if ((flag & activityFlag.underWay) !== 0) underWay += 1;
  }
  return { goes: length - pinned - underWay, pinned, underWay };
}

/** Positions of matches after a position, of one direction (by its flag), oldest first. */
function matchesAfter(index: ActivityIndex, search: QuerySearch | undefined, after: number, direction: number, limit: number): readonly number[] {
  const positions: number[] = [];
  for (let place = index.indexOf(after + 1); place < index.length && positions.length < limit; place += 1) {
    if (((index.flags[place] ?? 0) & activityFlag.received) !== direction) continue;
    if (search === undefined || search.marks[place] === matched) positions.push(index.positionAt(place));
  }
  return positions;
}
