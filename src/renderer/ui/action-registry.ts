import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Action } from './action';
import { isSingleKey } from './shortcuts';

/** The keys that the user gave actions in place of their own ('' for none), and whether single letters do anything. */
export interface UserKeys {
  readonly keysOf: ReadonlyMap<string, string>;
  readonly singleKeys: boolean;
}

interface Registry {
  /** Every action as it was registered, in the order in which it is shown. */
  readonly registered: readonly Action[];
  /** The same with the user's keys: what the menu, the palette, tooltips, context menus and the list of shortcuts take. */
  readonly actions: readonly Action[];
  readonly userKeys: UserKeys;
}

/** Every action there is. */
export const actionRegistry = createStore<Registry>(() => ({ registered: [], actions: [], userKeys: { keysOf: new Map(), singleKeys: true } }));

/** Adds actions until the returned function is called. Two actions with one id are a bug. */
export function registerActions(added: readonly Action[]): () => void {
  const { registered } = actionRegistry.getState();
  const ids = new Set(registered.map((action) => action.id));
  for (const { id } of added) {
    if (ids.has(id)) throw new Error(`Two actions are called ${id}`);
    ids.add(id);
  }
  put([...registered, ...added]);
  return () => put(actionRegistry.getState().registered.filter((action) => !added.includes(action)));
}

/** Puts the user's keys in the place of the actions' own. */
export function setUserKeys(userKeys: UserKeys): void {
  actionRegistry.setState(({ registered }) => ({ userKeys, actions: registered.map((action) => withUserKeys(action, userKeys)) }));
}

/** True where the action makes sense now. */
export function isAvailable(action: Action): boolean {
  return action.available?.() ?? true;
}

/** Runs an action by its id. False where there is none, or where it makes no sense now. */
export function runAction(id: string): boolean {
  const action = actionRegistry.getState().actions.find((candidate) => candidate.id === id);
  if (action === undefined || !isAvailable(action)) return false;
  action.run();
  return true;
}

export function useActions(): readonly Action[] {
  return useStore(actionRegistry, (state) => state.actions);
}

/** The keys of an action as they are now; undefined where it has none. */
export function useKeysOf(id: string | undefined): string | undefined {
  return useStore(actionRegistry, (state) => (id === undefined ? undefined : state.actions.find((action) => action.id === id)?.keys));
}

function put(registered: readonly Action[]): void {
  actionRegistry.setState(({ userKeys }) => ({ registered, actions: registered.map((action) => withUserKeys(action, userKeys)) }));
}

function withUserKeys(action: Action, { keysOf, singleKeys }: UserKeys): Action {
  const own = action.keys ?? '';
  const wanted = keysOf.get(action.id) ?? own;
  const keys = !singleKeys && isSingleKey(wanted) ? '' : wanted;
  if (keys === own) return action;
  const { keys: _own, ...rest } = action;
  return keys === '' ? rest : { ...rest, keys };
}
