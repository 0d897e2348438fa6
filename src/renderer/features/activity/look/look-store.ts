import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reply } from '../../../../shared/contract/reply';
import { isUnread, lookBegun, lookedAt, lookEnded, readUpTo, sameLook, type Look } from '../../../../shared/model/look';

/** What was looked at, as the window knows it. */
export interface LookState {
  /** Undefined until the first look begins. */
  readonly look: Look | undefined;
  /** The stream is shown in a focused window. */
  readonly looking: boolean;
  /** The list is narrowed to what is unread: what is in it stays unread while it is read. */
  readonly held: boolean;
}

/** What the store needs from outside; tests give their own. */
export interface LookSource {
  get(): Promise<Reply<{ readonly look: Look; readonly newest: number }>>;
  set(look: Look): Promise<Reply<unknown>>;
  /** Main knows of another look now, so that queries by `unread` find other records. */
  told(): void;
  pause(): Promise<void>;
}

export interface LookStore extends Pick<StoreApi<LookState>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** The stream is shown in a focused window from now on. */
  begin(): Promise<void>;
  /** The window lost the focus. A list narrowed to what is unread keeps its rows until it is left. */
  blur(): void;
  /** The stream is not shown any more. */
  end(): void;
  /** The newest row on screen. */
  saw(position: number): void;
  hold(held: boolean): void;
  /** Everything up to this position counts as read. */
  readAll(newest: number): void;
}

/** Keeps what was looked at: at once in the window, and soon in main. */
export function createLookStore(source: LookSource): LookStore {
  const store = createStore<LookState>(() => ({ look: undefined, looking: false, held: false }));
  const get = store.getState;
  let isUnderWay = false;
  let stoodTo = 0;
  let turn = 0;
  let told: Look | undefined;
  let isTelling = false;

  async function tell(): Promise<void> {
    if (isTelling) return;
    isTelling = true;
    for (let { look } = get(); look !== undefined && look !== told; { look } = get()) {
      const before = told;
      told = look;
      const reply = await source.set(look);
      if (reply.ok && (before === undefined || !sameLook(before, look))) source.told();
      await source.pause();
    }
    isTelling = false;
  }

  function become(look: Look): void {
    if (look === get().look) return;
    store.setState({ look });
    void tell();
  }

  /** While the list is narrowed to what is unread, only what is unread anyway may have been seen. */
  function moveOn(): void {
    const { look, looking, held } = get();
    if (look === undefined || !looking) return;
    become(lookedAt(look, held ? Math.min(stoodTo, look.keptTo) : stoodTo));
  }

  function end(): void {
    turn += 1;
    store.setState({ looking: false });
    const { look } = get();
    if (look === undefined || !isUnderWay) return;
    isUnderWay = false;
    become(lookEnded(lookedAt(look, stoodTo)));
  }

  return {
    getState: get,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,

    async begin() {
      if (get().looking) return;
      if (isUnderWay) {
        store.setState({ looking: true });
        moveOn();
        return;
      }
      turn += 1;
      const mine = turn;
      const reply = await source.get();
      if (!reply.ok || mine !== turn) return;
      isUnderWay = true;
      stoodTo = 0;
      told = undefined;
      // A look that the window did not begin ended with the window that did.
      store.setState({ look: lookBegun(lookEnded(get().look ?? reply.value.look), reply.value.newest), looking: true });
      void tell();
    },

    blur() {
      if (isUnderWay && get().held) store.setState({ looking: false });
      else end();
    },

    end,

    saw(position) {
      if (!get().looking) return;
      stoodTo = Math.max(stoodTo, position);
      moveOn();
    },

    hold(held) {
      if (held === get().held) return;
      store.setState({ held });
      moveOn();
    },

    readAll(newest) {
      stoodTo = Math.max(stoodTo, newest);
      become(readUpTo(newest));
    },
  };
}

/** Whether a row is drawn as unread. What comes while one looks is seen as it comes. */
export function isDrawnUnread({ look, looking, held }: LookState, position: number): boolean {
  return look !== undefined && isUnread(look, position) && (held || !looking || position <= look.keptTo);
}
