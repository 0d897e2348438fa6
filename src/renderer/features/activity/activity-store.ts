import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ActivityCounts, ActivityRow } from '../../../shared/model/activity';
import type { ActivityPage } from '../../../shared/contract/contract';
import type { LiveEvent } from '../../../shared/contract/live-events';
import type { Reply } from '../../../shared/contract/reply';
import { sameFilter, unfiltered, type Filter } from './filter';
import { createListHold, type HeldState, type HeldVerbs } from './list-hold';
import { createRowWindow } from './row-window';
import { progressOf } from './search-progress';

/** The row by which the list holds its place while others come above it. `position` names its record, where that has come. */
export interface Anchor {
  readonly position: number | undefined;
  readonly rank: number;
}

/** What the list shows. The rows themselves are asked for by rank; `version` rises when any of them changed. A search goes on for the filter shown or for the one that is to be. */
export interface ActivityState extends HeldState<Anchor> {
  /** False until the first page has come. */
  readonly loaded: boolean;
  readonly version: number;
  /** The filter that `total` and the rows belong to. */
  readonly filter: Filter;
  /** What stands in the filter field, applied or not yet. */
  readonly typed: string;
  readonly applying: boolean;
  /** Why the filter in the field cannot be used. */
  readonly filterProblem: string | undefined;
  /** Why the last page could not be read. */
  readonly readProblem: string | undefined;
  readonly total: number;
  readonly logTotal: number;
  /** Records that the filter was held against, from the newest on: `total` counts the matches among them. */
  readonly searched: number;
  readonly counts: ActivityCounts | undefined;
  /** Rises when the anchor has another rank than before, since older records went. */
  readonly shifts: number;
}

/** What the store needs from outside; tests give their own. */
export interface ActivitySource {
  page(filter: Filter, fromRank: number | 'newest', limit: number): Promise<Reply<ActivityPage>>;
  counts(query: string): Promise<Reply<ActivityCounts>>;
  rank(filter: Filter, position: number): Promise<Reply<{ rank: number }>>;
  /** Resolves when the window is about to paint. */
  nextFrame(): Promise<void>;
}

/** The verbs count ranks. */
export interface ActivityStore extends HeldVerbs<Anchor>, Pick<StoreApi<ActivityState>, 'getState' | 'getInitialState' | 'subscribe'> {
  rowAt(rank: number): ActivityRow | undefined;
  rankOf(position: number): number | undefined;
  /** Begins to read, until the returned function is called. What was held is shown at once and read again. */
  start(): () => void;
  tell(event: LiveEvent): void;
  /** Everything held may be out of date, since live events were missed. */
  reread(): void;
  /** What the user types; applied after a short pause. */
  type(text: string): void;
  /** Applies a filter at once. */
  apply(filter: Filter): void;
  /** Reads the rows around a rank, so that one that is not held can be selected. */
  fetchAround(rank: number): Promise<void>;
}

const heldRows = 4000;
const blockRows = 100;
const mostRowsARead = 500;
const typingPauseMs = 150;
const countsPauseMs = 250;

/** The stream as the window sees it: a few thousand rows of it, read by rank as they come into view, one read at a time. */
export function createActivityStore(source: ActivitySource): ActivityStore {
  const rows = createRowWindow(heldRows);
  const store = createStore<ActivityState>(() => ({
    loaded: false,
    version: 0,
    filter: unfiltered,
    typed: '',
    applying: false,
    filterProblem: undefined,
    readProblem: undefined,
    total: 0,
    logTotal: 0,
    searched: 0,
    search: undefined,
    counts: undefined,
    following: true,
    anchor: undefined,
    shifts: 0,
    newCount: 0,
  }));
  const set = (changes: Partial<ActivityState>): void => store.setState(changes);
  const get = store.getState;

  let running = false;
  let reading = false;
  let wanted: Filter = unfiltered;
  let moved = false;
  let addedSinceRead = 0;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  let countsTimer: ReturnType<typeof setTimeout> | undefined;
  let countsReading = false;
  let countsWanted = false;

  const hold = createListHold<Anchor>({
    getState: get,
    setState: set,
    count: () => get().total,
    read(anew) {
      if (anew) moved = true;
      void refresh();
    },
  });

  /** The next ranks to read, or undefined where everything in view is up to date. */
  function nextRead(): { readonly from: number | 'newest'; readonly limit: number } | undefined {
    const { total, following, search } = get();
    const { visible } = hold;
    const span = Math.min(Math.max(visible.to - visible.from, 40), mostRowsARead);
    if (following) {
      // While the search goes on it finds older matches, so that ranks count from the newest alone.
      if (search !== undefined) return { from: 'newest', limit: span };
      if (!moved) {
        const missing = rows.missing({ from: Math.max(0, total - span), to: total });
        return missing === undefined ? undefined : { from: missing.from, limit: missing.to - missing.from };
      }
      // Asking from the old end on finds out how many came and brings them in one go, unless very many came.
      const burst = addedSinceRead + span > mostRowsARead && sameFilter(get().filter, unfiltered);
      const from = Math.max(0, total - span + (burst ? addedSinceRead : 0));
      return { from, limit: Math.min(mostRowsARead, span + addedSinceRead + 1) };
    }
    const inView = { from: Math.max(0, visible.from), to: Math.min(total, visible.to) };
    const missing = rows.missing(inView);
    if (missing !== undefined) {
      const from = Math.floor(missing.from / blockRows) * blockRows;
      const to = Math.min(total, Math.ceil(missing.to / blockRows) * blockRows);
      return { from, limit: Math.min(mostRowsARead, Math.max(1, to - from)) };
    }
    return moved || search !== undefined ? { from: inView.from, limit: Math.max(1, inView.to - inView.from) } : undefined;
  }

  async function refresh(): Promise<void> {
    if (reading) return;
    reading = true;
    let last: string | undefined;
    try {
      while (running) {
        if (!get().loaded || !sameFilter(wanted, get().filter)) {
          moved = false;
          hold.begin();
          await readFilter(wanted);
        } else {
          const read = nextRead();
          if (read === undefined) break;
          const asked = `${read.from} ${read.limit}`;
          // Nothing changed since the same read: asking again would give the same, for ever.
          if (asked === last && !moved && get().search === undefined) break;
          last = asked;
          moved = false;
          addedSinceRead = 0;
          const { filter } = get();
          const reply = await source.page(filter, read.from, read.limit);
          if (!reply.ok) {
            set({ readProblem: reply.error.message, loaded: true });
            break;
          }
          if (sameFilter(filter, get().filter)) await take(reply.value);
        }
        await source.nextFrame();
      }
    } finally {
      reading = false;
    }
  }

  /** Reads the newest rows of a new filter before anything on the screen changes: until there is a match, or no more to look at. */
  async function readFilter(filter: Filter): Promise<void> {
    set({ applying: true });
    let reply = await source.page(filter, 'newest', blockRows);
    while (reply.ok && reply.value.total === 0 && progressOf(reply.value) !== undefined && sameFilter(filter, wanted) && running && !hold.stopped) {
      set({ search: progressOf(reply.value) });
      reply = await source.page(filter, 'newest', blockRows);
    }
    if (!sameFilter(filter, wanted)) return;
    if (!reply.ok) {
      wanted = get().filter;
      const { code, message } = reply.error;
      set({ loaded: true, applying: false, search: undefined, ...(code === 'invalid' ? { filterProblem: message } : { readProblem: message }) });
      return;
    }
    rows.clear();
    set({ filter, applying: false, filterProblem: undefined, following: true, anchor: undefined, newCount: 0, total: 0, search: undefined });
    await take(reply.value);
    // At the start of a large log counting keeps a processor busy that the first rows still need.
    await source.nextFrame();
    readCounts();
  }

  async function take(page: ActivityPage): Promise<void> {
    const before = get();
    // Older matches that were found gave every row another rank.
    const renumbered = before.search !== undefined && page.total !== before.total;
    if (renumbered) rows.clear();
    const shifted = rows.put(page.fromRank, page.rows) || renumbered;
    rows.truncate(page.total);
    rows.evict(hold.visible);
    if (shifted || page.total < before.total) await moveAnchor();
    const search = hold.stopped ? undefined : progressOf(page);
    set({
      loaded: true,
      readProblem: undefined,
      version: before.version + 1,
      total: page.total,
      logTotal: page.logTotal,
      searched: page.searched,
      search,
      ...hold.came(page.total),
    });
    if (before.search !== undefined && search === undefined) readCounts();
  }

  async function moveAnchor(): Promise<void> {
    const { anchor, filter } = get();
    if (anchor?.position === undefined) return;
    let rank = rows.rankOf(anchor.position);
    if (rank === undefined) {
      const reply = await source.rank(filter, anchor.position);
      if (!reply.ok || get().anchor !== anchor) return;
      rank = reply.value.rank;
    }
    hold.shift(rank - anchor.rank);
    set({ anchor: { ...anchor, rank }, shifts: get().shifts + 1 });
  }

  function readCounts(): void {
    countsWanted = true;
    if (!running || countsReading || countsTimer !== undefined) return;
    countsWanted = false;
    countsReading = true;
    const { query } = get().filter;
    void source.counts(query).then((reply) => {
      countsReading = false;
      if (reply.ok && get().filter.query === query) set({ counts: reply.value });
      countsTimer = setTimeout(() => {
        countsTimer = undefined;
        if (countsWanted) readCounts();
      }, countsPauseMs);
    });
  }

  /** The rows are asked for first, and the first ones alone: counting comes after them. */
  function refreshAndCount(): void {
    void refresh();
    if (get().loaded) readCounts();
  }

  function reread(): void {
    rows.age();
    moved = true;
    refreshAndCount();
  }

  function apply(filter: Filter): void {
    clearTimeout(typingTimer);
    wanted = filter;
    set({ typed: filter.query, filterProblem: undefined });
    void refresh();
  }

  return {
    getState: get,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    rowAt: rows.rowAt,
    rankOf: rows.rankOf,
    ...hold.verbs,
    reread,
    apply,

    start() {
      running = true;
      reread();
      return () => {
        running = false;
        clearTimeout(typingTimer);
      };
    },

    tell(event) {
      if (event.type !== 'activity.changed') return;
      moved = true;
      addedSinceRead += event.added;
      if (event.changed.length > 0) rows.age();
      refreshAndCount();
    },

    type(text) {
      set({ typed: text });
      clearTimeout(typingTimer);
      typingTimer = setTimeout(() => apply({ ...wanted, query: text }), typingPauseMs);
    },

    stopSearch() {
      hold.verbs.stopSearch();
      readCounts();
    },

    async fetchAround(rank) {
      const { filter } = get();
      const reply = await source.page(filter, Math.max(0, rank - blockRows / 2), blockRows);
      if (reply.ok && sameFilter(filter, get().filter)) await take(reply.value);
    },
  };
}
