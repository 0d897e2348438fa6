import type { ActivityCounts, QuickFilter } from '../../../shared/model/activity';
import { quickMask } from './activity-flags';
import type { ActivityIndex } from './activity-index';
import { activityRowsAt } from './activity-rows';
import { seqOfCaptureId } from './capture-id';
import { captureBySeq, captureBytes, capturesAfter } from './capture-rows';
import { chosenAfter, ChosenTotals, type ChosenRecords } from './chosen-records';
import type { Connection } from './connection';
import { deliveryDetail, deliveryToSend } from './delivery-detail';
import { deliveriesOfEvent, deliveriesWhere, heldDeliveries, waitingDeliveries } from './delivery-rows';
import { logBytes } from './log-files';
import type { ActivityQuery } from './log';
import type { LogState } from './log-state';
import { conditionOfQuery, type SqlCondition } from './query-condition';
import { matched, QueryMatches } from './query-matches';
import type { ReadHandlers } from './read-methods';
import { seenValues } from './seen-values';

/** One consistent view of the log, with an index that fits it. `connection` is undefined where there is no log yet. */
export interface LogSnapshot {
  readonly connection: Connection | undefined;
  readonly state: LogState;
  readonly index: ActivityIndex;
}

/** Gives views of the log. The view is good until `read` returns. */
export interface SnapshotSource {
  read<T>(work: (snapshot: LogSnapshot) => T): T;
}

const everything: SqlCondition = { sql: '1', values: [], readsBodies: false };
/** Queries whose matches are kept: the list, its counts, and what was typed just before. */
const keptQueries = 8;

/** Records of a selection that are added up at a time, so that other questions are answered between. */
const summaryBlock = 10_000;

const anotherTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Answers every question about the log. Lives on the reader thread. */
export class LogReader implements ReadHandlers {
  readonly #source: SnapshotSource;
  readonly #folder: string;
  readonly #queries = new Map<string, QueryMatches>();
  #index: ActivityIndex | undefined;

  constructor(source: SnapshotSource, folder: string) {
    this.#source = source;
    this.#folder = folder;
  }

  activityPage = (query: ActivityQuery, quick: QuickFilter, fromRank: number, limit: number) =>
    this.#withMatches(query, (snapshot, matches) => {
      const ranks = ranksOf(snapshot.index, matches, quick);
      const start = Math.min(Math.max(0, Math.floor(fromRank)), ranks.length);
      const end = Math.min(start + Math.max(0, Math.floor(limit)), ranks.length);
      const positions: number[] = [];
      for (let rank = start; rank < end; rank += 1) positions.push(snapshot.index.positionAt(ranks.indexAt(rank)));
      const rows = snapshot.connection === undefined ? [] : activityRowsAt(snapshot.connection, positions);
      return { fromRank: start, rows, total: ranks.length, logTotal: snapshot.index.length };
    });

  activityCounts = (query: ActivityQuery) => this.#withMatches(query, (snapshot, matches) => countsOf(snapshot.index, matches));

  activityRank = (query: ActivityQuery, quick: QuickFilter, position: number) =>
    this.#withMatches(query, (snapshot, matches) => ranksOf(snapshot.index, matches, quick).before(snapshot.index.indexOf(position)));

  chosenRows = (chosen: ChosenRecords, after: number, limit: number) =>
    this.#withMatches(chosen.query, ({ connection, index }, matches) => {
      const positions = chosenAfter(index, ranksOf(index, matches, chosen.quick), chosen, after, limit);
      return connection === undefined ? [] : activityRowsAt(connection, positions);
    });

  chosenSummary = async (chosen: ChosenRecords) => {
    const totals = new ChosenTotals();
    for (let after: number | undefined = 0; after !== undefined; await anotherTurn()) {
      const from: number = after;
      after = await this.#withMatches(chosen.query, ({ connection, index }, matches) => {
        const positions = chosenAfter(index, ranksOf(index, matches, chosen.quick), chosen, from, summaryBlock);
        if (connection !== undefined) totals.add(connection, positions);
        return positions.length < summaryBlock ? undefined : positions.at(-1);
      });
    }
    return totals.summary();
  };

  capture = (id: string) => {
    const seq = seqOfCaptureId(id);
    return seq === undefined ? undefined : this.#read((connection) => captureBySeq(connection, seq), undefined);
  };

  captureBytes: ReadHandlers['captureBytes'] = (id, part, from, to) => {
    const seq = seqOfCaptureId(id);
    return seq === undefined ? undefined : this.#read((connection) => captureBytes(connection, seq, part, from, to), undefined);
  };

  delivery = (id: string) => this.#read((connection) => deliveryDetail(connection, id), undefined);

  deliveryToSend = (id: string) => this.#read((connection) => deliveryToSend(connection, id), undefined);

  waitingDeliveries: ReadHandlers['waitingDeliveries'] = (after, limit) => this.#read((connection) => waitingDeliveries(connection, after, limit), []);

  heldDeliveries = (afterPosition: number, limit: number) => this.#read((connection) => heldDeliveries(connection, afterPosition, limit), []);

  deliveriesOfEvent = (eventId: string) => this.#read((connection) => deliveriesOfEvent(connection, eventId), []);

  captures = (query: ActivityQuery, afterSeq: number, limit: number) =>
    this.#read((connection) => capturesAfter(connection, conditionOfQuery(query) ?? everything, afterSeq, limit), []);

  deliveries = (query: ActivityQuery, afterPosition: number, limit: number) => {
    const { sql, values } = conditionOfQuery(query) ?? everything;
    return this.#read((connection) => deliveriesWhere(connection, sql, values, afterPosition, limit), []);
  };

  seenValues: ReadHandlers['seenValues'] = (field, prefix, limit) => this.#read((connection) => seenValues(connection, field, prefix, limit), []);

  usage = () => this.#source.read(({ state }) => ({ records: state.records, bytes: logBytes(this.#folder), dropped: state.dropped }));

  #read<T>(work: (connection: Connection) => T, withoutLog: T): T {
    return this.#source.read(({ connection }) => (connection === undefined ? withoutLog : work(connection)));
  }

  /** Looks through the log for the query, step by step, then does the work in the same view in which the last step ended. */
  async #withMatches<T>(query: ActivityQuery, work: (snapshot: LogSnapshot, matches: QueryMatches | undefined) => T): Promise<T> {
    for (;;) {
      const done = this.#source.read((snapshot) => {
        const matches = this.#matchesOf(query, snapshot.index);
        const { connection } = snapshot;
        if (matches !== undefined && connection !== undefined && !matches.step(connection, snapshot.index)) return undefined;
        return { value: work(snapshot, matches) };
      });
      if (done !== undefined) return done.value;
      await anotherTurn();
    }
  }

  #matchesOf(query: ActivityQuery, index: ActivityIndex): QueryMatches | undefined {
    const condition = conditionOfQuery(query);
    if (condition === undefined) return undefined;
    if (this.#index !== index) {
      this.#queries.clear();
      this.#index = index;
    }
    const key = JSON.stringify(query.terms);
    const matches = this.#queries.get(key) ?? new QueryMatches(condition);
    if (!this.#queries.delete(key)) index.attach(matches);
    this.#queries.set(key, matches);
    const [oldest] = this.#queries;
    if (this.#queries.size > keptQueries && oldest !== undefined) {
      this.#queries.delete(oldest[0]);
      index.detach(oldest[1]);
    }
    return matches;
  }
}

interface Ranks {
  readonly length: number;
  indexAt(rank: number): number;
  /** How many matches stand before this index. */
  before(index: number): number;
}

/** The places of the records that pass. Where everything passes, rank and index are the same. */
function ranksOf(index: ActivityIndex, matches: QueryMatches | undefined, quick: QuickFilter): Ranks {
  const { mask, value } = quickMask[quick];
  const { length, flags } = index;
  if (matches === undefined && mask === 0) return { length, indexAt: (rank) => rank, before: (place) => place };
  const places = new Uint32Array(length);
  let count = 0;
  const marks = matches?.bytes;
  for (let place = 0; place < length; place += 1) {
    if (((flags[place] ?? 0) & mask) !== value) continue;
    if (marks !== undefined && marks[place] !== matched) continue;
    places[count] = place;
    count += 1;
  }
  return {
    length: count,
    indexAt: (rank) => places[rank] ?? 0,
    before: (place) => {
      let low = 0;
      let high = count;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((places[middle] ?? 0) < place) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}

function countsOf(index: ActivityIndex, matches: QueryMatches | undefined): ActivityCounts {
  // A histogram of the flags first, since there are a few dozen different ones among any number of records.
  const histogram = new Uint32Array(256);
  const { length, flags } = index;
  const marks = matches?.bytes;
  for (let place = 0; place < length; place += 1) {
    if (marks !== undefined && marks[place] !== matched) continue;
    const value = flags[place] ?? 0;
    histogram[value] = (histogram[value] ?? 0) + 1;
  }
  const count = (quick: QuickFilter): number => {
    const { mask, value } = quickMask[quick];
    return histogram.reduce((sum, records, flag) => ((flag & mask) === value ? sum + records : sum), 0);
  };
  return {
    all: count('all'),
    sent: count('sent'),
    received: count('received'),
    'not-delivered': count('not-delivered'),
    failing: count('failing'),
    'checks-fail': count('checks-fail'),
    pinned: count('pinned'),
  };
}
