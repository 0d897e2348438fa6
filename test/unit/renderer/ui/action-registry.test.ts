import { afterEach, expect, test } from 'vitest';
import type { Action } from '../../../../src/renderer/ui/action';
import { actionRegistry, registerActions, runAction, setUserKeys } from '../../../../src/renderer/ui/action-registry';
import { actionsWithKeys } from '../../../../src/renderer/ui/actions-with-keys';

const runs: string[] = [];
const ends: (() => void)[] = [];

function action(id: string, more: Partial<Action> = {}): Action {
  return { id, label: id, group: 'Test', run: () => runs.push(id), ...more };
}

function register(...actions: readonly Action[]): () => void {
  const end = registerActions(actions);
  ends.push(end);
  return end;
}

afterEach(() => {
  for (const end of ends.splice(0)) end();
  runs.length = 0;
  setUserKeys({ keysOf: new Map(), singleKeys: true });
});

test('runs an action by its id', () => {
  register(action('one'), action('two'));
  expect(runAction('two')).toBe(true);
  expect(runs).toEqual(['two']);
});

test('runs neither what is unknown nor what makes no sense now', () => {
  register(action('one', { available: () => false }));
  expect(runAction('one')).toBe(false);
  expect(runAction('other')).toBe(false);
  expect(runs).toEqual([]);
});

test('what was registered goes, and what others registered stays', () => {
  const end = register(action('one'));
  register(action('two'));
  end();
  expect(actionRegistry.getState().actions.map(({ id }) => id)).toEqual(['two']);
});

test('two actions of one id are a bug', () => {
  register(action('one'));
  expect(() => registerActions([action('one')])).toThrow('Two actions are called one');
  expect(() => registerActions([action('two'), action('two')])).toThrow('Two actions are called two');
});

test('the list of shortcuts has only what has keys, by group', () => {
  const groups = actionsWithKeys([action('a', { keys: 'A', group: 'One' }), action('b'), action('c', { keys: 'C', group: 'Two' }), action('d', { keys: 'D', group: 'One' })]);
  expect(groups.map(({ group, actions }) => [group, actions.map(({ id }) => id)])).toEqual([
    ['One', ['a', 'd']],
    ['Two', ['c']],
  ]);
});

test('the user’s keys stand in the place of the actions’ own, for those that come later too', () => {
  const keys = (): readonly (string | undefined)[] => actionRegistry.getState().actions.map((each) => each.keys);
  register(action('a', { keys: 'A' }), action('b', { keys: 'Ctrl B' }), action('c'));
  setUserKeys({ keysOf: new Map([['a', 'Ctrl G'], ['b', ''], ['c', 'X'], ['d', 'Y']]), singleKeys: true });
  register(action('d'));
  expect(keys()).toEqual(['Ctrl G', undefined, 'X', 'Y']);
  setUserKeys({ keysOf: new Map([['c', 'Shift X']]), singleKeys: false });
  expect(keys()).toEqual([undefined, 'Ctrl B', undefined, undefined]);
  expect(runAction('c')).toBe(true);
  setUserKeys({ keysOf: new Map(), singleKeys: true });
  expect(keys()).toEqual(['A', 'Ctrl B', undefined, undefined]);
});
