import type { SearchProgress } from './search-progress';

/** Lines from `from` to before `to`, counted as the list counts them. */
export interface ListRange {
  readonly from: number;
  readonly to: number;
}

/** What a list that grows at its newest end says of where it is held. */
export interface HeldState<Anchor> {
  readonly search: SearchProgress | undefined;
  readonly following: boolean;
  readonly anchor: Anchor | undefined;
  /** Records that came while the list was scrolled away from the newest. */
  readonly newCount: number;
}

/** What is done with such a list, however it stands. */
export interface HeldVerbs<Anchor> {
  /** The lines that are drawn. */
  look(visible: ListRange): void;
  /** The list was scrolled: to its newest end, or to where `anchor` is the first line in view. */
  scrolled(anchor: Anchor | undefined): void;
  follow(): void;
  /** Ends the search that goes on. What it has found is shown. */
  stopSearch(): void;
  /** Goes on with a search that was stopped. */
  searchOn(): void;
}

/** What the hold needs of its list. */
export interface HeldList<Anchor> {
  getState(): HeldState<Anchor>;
  setState(changes: Partial<HeldState<Anchor>>): void;
  /** How many records there are now. */
  count(): number;
  /** Reads what is in view; with `anew` also what is held already. */
  read(anew: boolean): void;
}

/** Where a list is held while records come, and whether its search may go on. */
export interface ListHold<Anchor> {
  readonly verbs: HeldVerbs<Anchor>;
  readonly visible: ListRange;
  readonly stopped: boolean;
  /** Another search begins, which may go on again. */
  begin(): void;
  /** What there is to say of records that came, now that there are `count`. */
  came(count: number): Partial<Pick<HeldState<Anchor>, 'newCount'>>;
  /** So many records more (or fewer) are not new, but came before the anchor. */
  shift(records: number): void;
}

/** Holds a list in its place. */
export function createListHold<Anchor>({ getState, setState, count, read }: HeldList<Anchor>): ListHold<Anchor> {
  const newest = { following: true, anchor: undefined, newCount: 0 } as const;
  let visible: ListRange = { from: 0, to: 0 };
  let stopped = false;
  let countWhenLeft = 0;

  return {
    get visible() {
      return visible;
    },
    get stopped() {
      return stopped;
    },

    begin() {
      stopped = false;
    },

    came: (now) => (getState().following ? {} : { newCount: Math.max(0, now - countWhenLeft) }),

    shift(records) {
      countWhenLeft += records;
    },

    verbs: {
      look(range) {
        visible = range;
        read(false);
      },

      scrolled(anchor) {
        const { following } = getState();
        if (anchor === undefined) {
          if (!following) setState(newest);
          return;
        }
        if (following) countWhenLeft = count();
        setState({ following: false, anchor });
      },

      follow() {
        setState(newest);
        read(false);
      },

      stopSearch() {
        stopped = true;
        setState({ search: undefined });
      },

      searchOn() {
        stopped = false;
        read(true);
      },
    },
  };
}
