import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GroupLinesPage } from '../../../../shared/contract/groups-contract';
import type { Reply } from '../../../../shared/contract/reply';
import type { LiveEvent } from '../../../../shared/contract/live-events';
import { foldLimit, type GroupBy, type GroupLine } from '../../../../shared/model/record-group';
import { sameFilter, unfiltered, type Filter } from '../filter';
import { createListHold, type HeldState, type HeldVerbs, type ListRange } from '../list-hold';
import { progressOf } from '../search-progress';

/** A line by what it is, so that it stays the same one whatever comes above it: a group’s head, or one of its records. */
export interface LineName {
  readonly group: string;
  readonly position: number | undefined;
}

/** The line by which the list holds its place. Without a name it has not come yet. */
export interface LineAnchor {
  readonly line: number;
  readonly name: LineName | undefined;
}

/** What the grouped list shows. The lines themselves are asked for by place; `version` rises when any of them changed. The grouping that goes on counts as a search. */
export interface GroupState extends HeldState<LineAnchor> {
  /** Undefined while the stream is not grouped. */
  readonly by: GroupBy | undefined;
  /** How groups are, those in `except` apart. */
  readonly folded: boolean;
  readonly except: readonly string[];
  readonly loaded: boolean;
  readonly version: number;
  readonly total: number;
  readonly groups: number;
  readonly records: number;
  readonly logTotal: number;
  readonly searched: number;
  readonly readProblem: string | undefined;
  /** Rises when the anchor stands elsewhere than before. */
  readonly shifts: number;
  /** The line that the keys move from. */
  readonly lead: LineName | undefined;
  /** Where it stood when it had to be brought into view; `reveal` rises each time. */
  readonly leadLine: number;
  readonly reveal: number;
}

/** What a page of lines is asked for by. */
export interface LinesWanted {
  readonly by: GroupBy;
  readonly folded: boolean;
  readonly except: readonly string[];
  readonly from: number;
  readonly limit: number;
  readonly near?: { readonly group: string; readonly position?: number; readonly line: number };
}

/** What the store needs from outside; tests give their own. */
export interface GroupSource {
  lines(filter: Filter, wanted: LinesWanted): Promise<Reply<GroupLinesPage>>;
  /** Resolves when the window is about to paint, and not before so many milliseconds. */
  nextFrame(leastMs: number): Promise<void>;
}

/** The verbs count lines from the top. */
export interface GroupStore extends HeldVerbs<LineAnchor>, Pick<StoreApi<GroupState>, 'getState' | 'getInitialState' | 'subscribe'> {
  lineAt(line: number): GroupLine | undefined;
  /** Where a line stands, among those that are held. */
  lineOf(name: LineName): number | undefined;
  /** Begins to read, until the returned function is called. */
  start(): () => void;
  tell(event: LiveEvent): void;
  reread(): void;
  /** Groups it or not; those in `except` begin folded otherwise than the rest. */
  group(by: GroupBy | undefined, folded?: boolean, except?: readonly string[]): void;
  filter(filter: Filter): void;
  /** Folds a group, or unfolds it. */
  fold(id: string, folded: boolean): void;
  foldAll(folded: boolean): void;
  /** Moves the lead; with its place it is brought into view. */
  lead(name: LineName | undefined, line?: number): void;
  /** Reads lines wherever they are; they are not kept. Undefined where they could not be read. */
  read(range: ListRange): Promise<GroupLinesPage | undefined>;
  /** Where a line stands now; a record of a folded group at the head. Undefined where it is gone. */
  locate(name: LineName): Promise<number | undefined>;
}

const heldLines = 4_000;
const blockLines = 100;
const mostLinesARead = 500;

/** Whether a line is the one of this name. */
export function isNamed(line: GroupLine, { group, position }: LineName): boolean {
  return line.kind === 'group' ? position === undefined && line.group.id === group : line.row.position === position;
}

/** What a line is called. */
export function nameOf(line: GroupLine): LineName {
  return line.kind === 'group' ? { group: line.group.id, position: undefined } : { group: line.group, position: line.row.position };
}

/** The grouped stream as the window sees it: the lines around those in view, read as they come into view, one read at a time. */
export function createGroupStore(source: GroupSource): GroupStore {
  const lines = new Map<number, GroupLine>();
  const nothing = { loaded: false, total: 0, groups: 0, records: 0, logTotal: 0, searched: 0, search: undefined, readProblem: undefined, following: true, anchor: undefined, newCount: 0, lead: undefined } as const;
  const store = createStore<GroupState>(() => ({ by: undefined, folded: false, except: [], version: 0, shifts: 0, leadLine: 0, reveal: 0, ...nothing }));
  const get = store.getState;
  const set = (changes: Partial<GroupState>): void => store.setState(changes);

  let running = false;
  let reading = false;
  let filter: Filter = unfiltered;
  let moved = false;
  /** Rises when what was asked for before is of no use any more. */
  let turn = 0;

  const hold = createListHold<LineAnchor>({
    getState: get,
    setState: set,
    count: () => get().records,
    read(anew) {
      if (anew) moved = true;
      void refresh();
    },
  });

  function wantedLines(from: number, limit: number, near?: LinesWanted['near']): LinesWanted | undefined {
    const { by, folded, except } = get();
    return by === undefined ? undefined : { by, folded, except, from, limit, ...(near === undefined ? {} : { near }) };
  }

  /** The next lines to read, or undefined where everything in view is up to date. */
  function nextRead(): LinesWanted | undefined {
    const { loaded, following, anchor, search, total } = get();
    const { visible } = hold;
    const inView = following ? { from: 0, to: Math.max(visible.to - visible.from, 40) } : visible;
    const limit = Math.min(mostLinesARead, Math.max(1, inView.to - inView.from));
    if (!loaded || moved || search !== undefined) {
      if (following || anchor?.name === undefined) return wantedLines(following ? 0 : inView.from, limit);
      const { group, position } = anchor.name;
      return wantedLines(inView.from - anchor.line, limit, { group, line: anchor.line, ...(position === undefined ? {} : { position }) });
    }
    const to = Math.min(total, inView.to);
    for (let line = inView.from; line < to; line += 1) {
      if (lines.has(line)) continue;
      const from = Math.floor(line / blockLines) * blockLines;
      return wantedLines(from, Math.min(mostLinesARead, Math.max(blockLines, Math.ceil(to / blockLines) * blockLines - from)));
    }
    return undefined;
  }

  async function refresh(): Promise<void> {
    if (reading) return;
    reading = true;
    let last: string | undefined;
    try {
      while (running) {
        const wanted = nextRead();
        if (wanted === undefined) break;
        const asked = JSON.stringify([turn, wanted]);
        // Nothing changed since the same read: asking again would give the same, for ever.
        if (asked === last && !moved && get().search === undefined) break;
        last = asked;
        const isAnew = moved || !get().loaded || get().search !== undefined;
        moved = false;
        const mine = turn;
        const { anchor } = get();
        const askedMs = performance.now();
        const reply = await source.lines(filter, wanted);
        const tookMs = performance.now() - askedMs;
        if (mine === turn) {
          if (!reply.ok) {
            set({ readProblem: reply.error.message, loaded: true, search: undefined });
            break;
          }
          take(reply.value, isAnew, anchor);
        }
        // In a large log that goes on growing, other questions shall have as much of the reader’s time.
        await source.nextFrame(get().search === undefined ? tookMs : 0);
      }
    } finally {
      reading = false;
    }
  }

  function take(page: GroupLinesPage, isAnew: boolean, anchor: LineAnchor | undefined): void {
    const before = get();
    const { visible } = hold;
    if (isAnew || page.total !== before.total || page.records !== before.records) lines.clear();
    page.lines.forEach((line, at) => lines.set(page.from + at, line));
    if (lines.size > heldLines) for (const line of lines.keys()) if (line < visible.from - heldLines / 3 || line > visible.to + heldLines / 3) lines.delete(line);
    const held = before.anchor;
    // What was scrolled to gets its name when it comes.
    const come = held === undefined || held.name !== undefined ? undefined : lines.get(held.line);
    const isShifted = page.near !== null && held !== undefined && anchor !== undefined && held.name === anchor.name && page.near !== held.line;
    set({
      loaded: true,
      readProblem: undefined,
      version: before.version + 1,
      total: page.total,
      groups: page.groups,
      records: page.records,
      logTotal: page.logTotal,
      searched: page.searched,
      search: hold.stopped ? undefined : progressOf(page),
      ...hold.came(page.records),
      ...(held === undefined || come === undefined ? {} : { anchor: { ...held, name: nameOf(come) } }),
      ...(isShifted ? { anchor: { ...held, line: page.near ?? held.line }, shifts: before.shifts + 1 } : {}),
    });
  }

  function anew(changes: Partial<GroupState>): void {
    turn += 1;
    moved = true;
    set(changes);
    void refresh();
  }

  function begin(changes: Partial<GroupState>): void {
    const { lead } = get();
    lines.clear();
    hold.begin();
    // A record is the same in other groups; a head is not.
    anew({ ...nothing, ...(lead?.position === undefined ? {} : { lead }), ...changes });
  }

  return {
    getState: get,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    ...hold.verbs,
    lineAt: (line) => lines.get(line),

    lineOf(name) {
      for (const [at, line] of lines) if (isNamed(line, name)) return at;
      return undefined;
    },

    start() {
      running = true;
      moved = true;
      void refresh();
      return () => {
        running = false;
      };
    },

    tell(event) {
      if (event.type !== 'activity.changed' || get().by === undefined) return;
      moved = true;
      void refresh();
    },

    reread() {
      moved = true;
      void refresh();
    },

    group(by, folded = get().folded, except = []) {
      if (by !== get().by || folded !== get().folded) begin({ by, folded, except });
    },

    filter(next) {
      if (sameFilter(next, filter)) return;
      filter = next;
      begin({});
    },

    fold(id, folded) {
      const { except, folded: usual } = get();
      const others = except.filter((each) => each !== id);
      anew({ except: folded === usual ? others : [...others, id].slice(-foldLimit) });
    },

    foldAll(folded) {
      anew({ folded, except: [] });
    },

    lead(name, line) {
      set(line === undefined ? { lead: name } : { lead: name, leadLine: line, reveal: get().reveal + 1 });
    },

    async read({ from, to }) {
      const wanted = wantedLines(from, to - from);
      const reply = wanted === undefined ? undefined : await source.lines(filter, wanted);
      return reply?.ok === true ? reply.value : undefined;
    },

    async locate({ group, position }) {
      const wanted = wantedLines(0, 1, { group, line: 0, ...(position === undefined ? {} : { position }) });
      const reply = wanted === undefined ? undefined : await source.lines(filter, wanted);
      return reply?.ok === true ? (reply.value.near ?? undefined) : undefined;
    },
  };
}
