import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Action } from './action';

/** Every action there is, in the order in which it is shown. */
export const actionRegistry = createStore<{ readonly actions: readonly Action[] }>(() => ({ actions: [] }));

/** Adds actions until the returned function is called. Two actions with one id are a bug. */
export function registerActions(added: readonly Action[]): () => void {
  const { actions } = actionRegistry.getState();
  const ids = new Set(actions.map((action) => action.id));
  for (const { id } of added) {
    if (ids.has(id)) throw new Error(`Two actions are called ${id}`);
    ids.add(id);
  }
  actionRegistry.setState({ actions: [...actions, ...added] });
  return () => {
    actionRegistry.setState((state) => ({ actions: state.actions.filter((action) => !added.includes(action)) }));
  };
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
