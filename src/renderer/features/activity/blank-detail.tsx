import type { ReactNode } from 'react';

const keys: readonly (readonly [does: string, keys: readonly string[]])[] = [
  ['Next and previous row', ['↑', '↓']],
  ['Go into the record', ['Enter']],
  ['Follow the newest', ['F']],
  ['Filter', ['Ctrl', 'F']],
  ['Compose an event', ['Ctrl', '2']],
];

/** The detail while nothing is selected: what the keys do. */
export function BlankDetail(): ReactNode {
  return (
    <div className="blank">
      <p className="soft">Select a row to see it here.</p>
      <div className="shortcuts">
        {keys.map(([does, pressed]) => (
          <Shortcut key={does} does={does} pressed={pressed} />
        ))}
      </div>
    </div>
  );
}

function Shortcut({ does, pressed }: { readonly does: string; readonly pressed: readonly string[] }): ReactNode {
  return (
    <>
      <span>{does}</span>
      <span className="keys">
        {pressed.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </span>
    </>
  );
}
