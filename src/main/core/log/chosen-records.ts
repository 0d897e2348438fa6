import type { QuickFilter } from '../../../shared/model/activity';
import type { ChosenGroups, SelectionSummary } from '../../../shared/model/record-selection';
import type { Query } from '../../../shared/query/query';
import { activityFlag } from './activity-flags';
import type { ActivityIndex } from './activity-index';
import type { Connection } from './connection';
import type { Ranks } from './match-ranks';
import { numberOf, textOf, textOrNull } from './sql-row';

/** A selection of the stream with its query parsed: the matches from `from` to `to` (of some groups alone where there are any) without `except`, and the single `records`. */
export interface ChosenRecords {
  readonly query: Query;
  readonly quick: QuickFilter;
  readonly from: number;
  readonly to: number;
  readonly except: readonly number[];
  readonly groups?: ChosenGroups;
  readonly records: readonly number[];
}

const mostNames = 10_000;
const namesTold = 8;
const retryable: ReadonlySet<string> = new Set(['waiting', 'failed', 'unknown', 'cancelled']);
const cancellable: ReadonlySet<string> = new Set(['queued', 'sending', 'waiting']);

/** Positions of the chosen records that are in the log, after a position, rising, at most `limit`. `isMember` tells of a place whether its record is in a chosen group. */
export function chosenAfter(index: ActivityIndex, ranks: Ranks, chosen: ChosenRecords, after: number, limit: number, isMember?: (place: number) => boolean): readonly number[] {
  const found: number[] = [];
  const except = new Set(chosen.except);
  for (let rank = ranks.before(index.indexOf(Math.max(chosen.from, after + 1))); rank < ranks.length && found.length < limit; rank += 1) {
    const place = ranks.indexAt(rank);
    const position = index.positionAt(place);
    if (position > chosen.to) break;
    if (isMember?.(place) !== false && !except.has(position)) found.push(position);
  }
  const known = new Set(found);
  for (const position of chosen.records) {
    const place = index.indexOf(position);
    if (position > after && !known.has(position) && place < index.length && index.positionAt(place) === position) known.add(position);
  }
  return [...known].sort((one, other) => one - other).slice(0, limit);
}

/** Adds up a selection, block by block. */
export class ChosenTotals {
  readonly #names = new Map<string | null, number>();
  #firstMs = Infinity;
  #lastMs = -Infinity;
  readonly #counts = { records: 0, sent: 0, received: 0, failing: 0, notDelivered: 0, pinned: 0, retryable: 0, cancellable: 0, replayable: 0, sizeBytes: 0 };

  add(connection: Connection, positions: readonly number[]): void {
    const groups = connection
      .prepare(
        `SELECT flags, state, event_name, count(*) AS records, sum(size_bytes) AS size_bytes, min(time_ms) AS first_ms, max(time_ms) AS last_ms
         FROM activity WHERE position IN (SELECT value FROM json_each(?)) GROUP BY flags, state, event_name`,
      )
      .all(JSON.stringify(positions));
    for (const group of groups) {
      const flags = numberOf(group, 'flags');
      const state = textOf(group, 'state');
      const name = textOrNull(group, 'event_name');
      const records = numberOf(group, 'records');
      const counts = this.#counts;
      const received = (flags & activityFlag.received) !== 0;
      counts.records += records;
      counts.sizeBytes += numberOf(group, 'size_bytes');
      if (received) counts.received += records;
      else counts.sent += records;
      if ((flags & activityFlag.failing) !== 0) counts.failing += records;
      if ((flags & activityFlag.notDelivered) !== 0) counts.notDelivered += records;
      if ((flags & activityFlag.pinned) !== 0) counts.pinned += records;
      if (!received && retryable.has(state)) counts.retryable += records;
      if (!received && cancellable.has(state)) counts.cancellable += records;
      if (received && state === 'complete' && (flags & activityFlag.truncated) === 0) counts.replayable += records;
      this.#firstMs = Math.min(this.#firstMs, numberOf(group, 'first_ms'));
      this.#lastMs = Math.max(this.#lastMs, numberOf(group, 'last_ms'));
      if (this.#names.has(name) || this.#names.size < mostNames) this.#names.set(name, (this.#names.get(name) ?? 0) + records);
    }
  }

  summary(): SelectionSummary {
    const events = [...this.#names].sort(([, one], [, other]) => other - one).slice(0, namesTold);
    return {
      ...this.#counts,
      firstMs: Number.isFinite(this.#firstMs) ? this.#firstMs : null,
      lastMs: Number.isFinite(this.#lastMs) ? this.#lastMs : null,
      events: events.map(([name, records]) => ({ name, records })),
      otherEvents: events.reduce((left, [, records]) => left - records, this.#counts.records),
    };
  }
}
