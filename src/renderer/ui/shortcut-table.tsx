import type { ReactNode } from 'react';
import type { KeyedAction } from './actions-with-keys';
import { Keys } from './kbd';
import './shortcut-table.css';

/** Actions and their keys, in two columns where there is room. */
export function ShortcutTable({ label, actions }: { readonly label: string; readonly actions: readonly KeyedAction[] }): ReactNode {
  return (
    <ul className="shortcut-grid" aria-label={label}>
      {actions.map((action) => (
        <li key={action.id} className="shortcut">
          <span>{action.label}</span>
          <Keys keys={action.keys} />
        </li>
      ))}
    </ul>
  );
}
