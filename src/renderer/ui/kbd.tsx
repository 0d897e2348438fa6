import type { ReactNode } from 'react';
import { keyNames } from './shortcuts';

/** Keys as they stand on this keyboard: `Ctrl K` is drawn as two keys, and as ⌘ K on a Mac. */
export function Keys({ keys }: { readonly keys: string }): ReactNode {
  const names = keyNames(keys);
  if (names.length === 1) return <kbd>{names[0]}</kbd>;
  return (
    <span className="keys">
      {names.map((name) => (
        <kbd key={name}>{name}</kbd>
      ))}
    </span>
  );
}
