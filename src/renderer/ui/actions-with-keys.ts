import type { Action } from './action';

/** An action that has keys. */
export type KeyedAction = Action & { readonly keys: string };

/** The actions that have keys, by group, both in the order in which they were registered. */
export function actionsWithKeys(actions: readonly Action[]): readonly { readonly group: string; readonly actions: readonly KeyedAction[] }[] {
  const groups = new Map<string, KeyedAction[]>();
  for (const action of actions) {
    const { keys } = action;
    if (keys === undefined) continue;
    const group = groups.get(action.group) ?? [];
    group.push({ ...action, keys });
    groups.set(action.group, group);
  }
  return [...groups].map(([group, grouped]) => ({ group, actions: grouped }));
}
