import type { ChangedKeys, ShortcutSettings } from '../../../shared/model/shortcut-settings';
import type { Action } from '../../ui/action';
import { reservedWords } from '../../ui/reserved-keys';

/** What stands against giving an action some keys, as a sentence, and the actions that have them and can let them go. */
export interface KeysProblem {
  readonly message: string;
  readonly heldBy: readonly Action[];
}

/** Why an action cannot have these keys; undefined where it can. `actions` carry the user's keys, `registered` their own. */
export function keysProblem(action: Action, keys: string, actions: readonly Action[], registered: readonly Action[]): KeysProblem | undefined {
  const own = (id: string): string | undefined => registered.find((each) => each.id === id)?.keys;
  if (keys === own(action.id)) return undefined;
  const words = reservedWords(keys);
  if (words !== undefined) return { message: words, heldBy: [] };
  const holders = actions.filter((each) => each.id !== action.id && each.keys === keys);
  const [first] = holders;
  if (first === undefined) return undefined;
  return { message: `${holders.map(({ label }) => `“${label}”`).join(' and ')} ${holders.length === 1 ? 'has' : 'have'} these keys.`, heldBy: holders };
}

/** The settings with other keys for an action ('' for none), taken from the actions that had them. */
export function withKeys(settings: ShortcutSettings, action: Action, keys: string, registered: readonly Action[], takenFrom: readonly Action[] = []): ShortcutSettings {
  const given = put(settings.changed, action, keys, registered);
  return { ...settings, changed: takenFrom.reduce((changed, other) => put(changed, other, '', registered), given) };
}

function put(changed: readonly ChangedKeys[], { id }: Action, keys: string, registered: readonly Action[]): readonly ChangedKeys[] {
  const others = changed.filter(({ action }) => action !== id);
  return keys === (registered.find((each) => each.id === id)?.keys ?? '') ? others : [...others, { action: id, keys }];
}
