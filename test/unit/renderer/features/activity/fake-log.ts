import type { ActivityRow, ReceivedRow } from '../../../../../src/shared/model/activity';
import { ok, refuse } from '../../../../../src/shared/contract/reply';
import type { ActivitySource } from '../../../../../src/renderer/features/activity/activity-store';

/** A received row at a position, for lists whose content does not matter. */
export function receivedRow(position: number, changes: Partial<ReceivedRow> = {}): ReceivedRow {
  return {
    direction: 'received',
    position,
    id: `c${position}`,
    timeMs: 1_763_000_000_000 + position,
    eventName: 'claim.created',
    source: 'ui',
    status: 200,
    durationMs: 2,
    sizeBytes: 448,
    pinned: false,
    seq: position,
    method: 'POST',
    path: '/hooks/claims',
    state: 'complete',
    problem: null,
    truncated: false,
    keptBytes: 448,
    checkState: 'pass',
    fromWebPage: false,
    ...changes,
  };
}

/** A log in memory that answers as main does: a query is a word of the event name; `bad:` is refused. */
export interface FakeLog extends ActivitySource {
  rows: ActivityRow[];
  readonly reads: { readonly query: string; readonly fromRank: number | 'newest'; readonly limit: number }[];
  /** Records that a question looks at, from the newest on, before it is answered; the next one goes on. All of them where it is absent. */
  stepRecords: number | undefined;
  /** Answers are held while this is set, and given in order by `release`. */
  hold: boolean;
  release(): void;
}

export function createFakeLog(count: number): FakeLog {
  const waiting: (() => void)[] = [];
  const searchedOf = new Map<string, number>();
  const log: FakeLog = {
    rows: Array.from({ length: count }, (_, index) => receivedRow(index + 1)),
    reads: [],
    stepRecords: undefined,
    hold: false,
    release() {
      for (const answer of waiting.splice(0)) answer();
    },
    async page(filter, fromRank, limit) {
      log.reads.push({ query: filter.query, fromRank, limit });
      if (filter.query.startsWith('bad:')) return refuse('invalid', 'There is no field “bad”.', '/query');
      const searched = log.stepRecords === undefined || filter.query === '' ? log.rows.length : Math.min(log.rows.length, (searchedOf.get(filter.query) ?? 0) + log.stepRecords);
      searchedOf.set(filter.query, searched);
      const matching = log.rows.slice(log.rows.length - searched).filter((row) => (row.eventName ?? '').includes(filter.query));
      const first = fromRank === 'newest' ? Math.max(0, matching.length - limit) : fromRank;
      const page = { fromRank: first, rows: matching.slice(first, first + limit), total: matching.length, logTotal: log.rows.length, searched };
      if (log.hold) await new Promise<void>((resolve) => waiting.push(resolve));
      return ok(page);
    },
    counts: () => Promise.resolve(ok({ all: log.rows.length, sent: 0, received: log.rows.length, 'not-delivered': 0, failing: 0, 'checks-fail': 0, pinned: 0 })),
    rank: (filter, position) => Promise.resolve(ok({ rank: log.rows.filter((row) => (row.eventName ?? '').includes(filter.query) && row.position < position).length })),
    nextFrame: () => new Promise((resolve) => setImmediate(resolve)),
  };
  return log;
}
