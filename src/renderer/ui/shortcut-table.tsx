import type { ReactNode } from 'react';
import { actionsWithKeys } from './actions-with-keys';
import { useActions } from './action-registry';
import { Keys } from './kbd';
import './shortcut-table.css';

/** Every action that has keys, by group. */
export function ShortcutTable(): ReactNode {
  return (
    <div className="shortcut-groups">
      {actionsWithKeys(useActions()).map(({ group, actions }) => (
        <dl key={group} className="shortcut-group" aria-label={group}>
          {actions.map((action) => (
            <div key={action.id} className="shortcut">
              <dt className="truncate">{action.label}</dt>
              <dd>
                <Keys keys={action.keys} />
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </div>
  );
}
