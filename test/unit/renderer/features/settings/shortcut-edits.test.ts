import { expect, test } from 'vitest';
import { keysProblem, withKeys } from '../../../../../src/renderer/features/settings/shortcut-edits';
import type { Action } from '../../../../../src/renderer/ui/action';
import { shortcutDefaults } from '../../../../../src/shared/model/shortcut-settings';

const action = (id: string, keys?: string): Action => ({ id, label: id, group: 'Test', run: () => undefined, ...(keys === undefined ? {} : { keys }) });
const send = action('send', 'Ctrl Enter');
const follow = action('follow', 'F');
const copy = action('copy');
const registered = [send, follow, copy];

test('keys that another action has are named with it, and may be taken from it', () => {
  expect(keysProblem(copy, 'F', registered, registered)).toEqual({ message: '“follow” has these keys.', heldBy: [follow] });
  expect(keysProblem(copy, 'Ctrl C', registered, registered)?.heldBy).toEqual([]);
  expect(keysProblem(copy, 'Ctrl G', registered, registered)).toBeUndefined();
  // Its own keys are never refused, whatever they are.
  expect(keysProblem(send, 'Ctrl Enter', registered, registered)).toBeUndefined();
  expect(withKeys(shortcutDefaults, copy, 'F', registered, [follow]).changed).toEqual([{ action: 'copy', keys: 'F' }, { action: 'follow', keys: '' }]);
});

test('an action that gets its own keys back is not changed any more', () => {
  const changed = withKeys(shortcutDefaults, follow, 'Ctrl G', registered);
  expect(changed.changed).toEqual([{ action: 'follow', keys: 'Ctrl G' }]);
  expect(withKeys(changed, follow, 'F', registered).changed).toEqual([]);
  expect(withKeys(shortcutDefaults, follow, '', registered).changed).toEqual([{ action: 'follow', keys: '' }]);
  expect(withKeys(shortcutDefaults, copy, '', registered).changed).toEqual([]);
});
