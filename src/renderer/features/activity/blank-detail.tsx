import type { ReactNode } from 'react';
import { useKeysOf } from '../../ui/action-registry';
import { Keys } from '../../ui/kbd';

/** What keys do: those of the stream itself, and those of an action, as the user has them. */
const shortcuts: readonly (readonly [does: string, keys: { readonly of: string } | string])[] = [
  ['Next and previous row', 'Up Down'],
  ['Go into the record', 'Enter'],
  ['Follow the newest', { of: 'activity.follow' }],
  ['Filter', { of: 'activity.focusFilter' }],
  ['Compose an event', { of: 'section.compose' }],
];

/** The detail while nothing is selected: what the keys do. */
export function BlankDetail(): ReactNode {
  return (
    <div className="blank">
      <p className="soft">Select a row to see it here.</p>
      <div className="shortcuts">
        {shortcuts.map(([does, keys]) => (
          <Shortcut key={does} does={does} keys={keys} />
        ))}
      </div>
    </div>
  );
}

function Shortcut({ does, keys }: { readonly does: string; readonly keys: { readonly of: string } | string }): ReactNode {
  const ofAction = useKeysOf(typeof keys === 'string' ? undefined : keys.of);
  const shown = typeof keys === 'string' ? keys : ofAction;
  if (shown === undefined) return null;
  return (
    <>
      <span>{does}</span>
      <Keys keys={shown} />
    </>
  );
}
