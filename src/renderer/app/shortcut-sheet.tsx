import type { ReactNode } from 'react';
import { useActions } from '../ui/action-registry';
import { actionsWithKeys } from '../ui/actions-with-keys';
import { Dialog } from '../ui/dialog';
import { ShortcutTable } from '../ui/shortcut-table';
import { overlays, useOverlay } from './overlays';

/** Every shortcut there is by group, over whatever page is open. */
export function ShortcutSheet(): ReactNode {
  const isOpen = useOverlay() === 'shortcuts';
  const groups = actionsWithKeys(useActions());
  return (
    <Dialog open={isOpen} title="Shortcuts" width="lg" textOnly onClose={() => overlays.close('shortcuts')}>
      {groups.map(({ group, actions }) => (
        <section key={group} className="section">
          <h3 className="section-title">{group}</h3>
          <div className="card">
            <ShortcutTable label={group} actions={actions} />
          </div>
        </section>
      ))}
    </Dialog>
  );
}
