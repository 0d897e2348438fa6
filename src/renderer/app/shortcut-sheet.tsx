import type { ReactNode } from 'react';
import { Dialog } from '../ui/dialog';
import { ShortcutTable } from '../ui/shortcut-table';
import { overlays, useOverlay } from './overlays';

/** Every shortcut there is, over whatever page is open. */
export function ShortcutSheet(): ReactNode {
  const isOpen = useOverlay() === 'shortcuts';
  return (
    <Dialog open={isOpen} title="Shortcuts" width="lg" onClose={() => overlays.close()}>
      <ShortcutTable />
    </Dialog>
  );
}
