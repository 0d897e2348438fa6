import { createStore, type StoreApi } from 'zustand/vanilla';
import { inTurn } from '../../../ui/in-turn';
import type { LookState } from './look-store';

/** How many records are unread. */
export interface UnreadCount extends Pick<StoreApi<number>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** Counts anew, once more where it is counting. */
  recount(): void;
}

/** What the count needs from outside; tests give their own. */
export interface UnreadSource {
  look(): LookState;
  /** How many records stand before a position; undefined where that cannot be told. */
  before(position: number): Promise<number | undefined>;
  pause(): Promise<void>;
}

/** Counts by places in the log, whatever its size. */
export function createUnreadCount(source: UnreadSource): UnreadCount {
  const store = createStore<number>(() => 0);

  async function between(after: number, to: number): Promise<number | undefined> {
    if (to <= after) return 0;
    const [first, end] = await Promise.all([source.before(after + 1), source.before(to + 1)]);
    return first === undefined || end === undefined ? undefined : end - first;
  }

  async function count(): Promise<number | undefined> {
    const { look, looking, held } = source.look();
    if (look === undefined) return 0;
    const kept = await between(look.readTo, look.keptTo);
    const since = looking && !held ? 0 : await between(Math.max(look.keptTo, look.seenTo), Number.MAX_SAFE_INTEGER - 1);
    return kept === undefined || since === undefined ? undefined : kept + since;
  }

  const run = inTurn(async () => {
    const counted = await count();
    if (counted !== undefined) store.setState(counted, true);
    await source.pause();
  });

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    recount() {
      void run();
    },
  };
}
