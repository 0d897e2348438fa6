import { Menu as BaseMenu } from '@base-ui/react/menu';
import { useMemo, type ReactNode } from 'react';
import { MenuLines, type MenuItem } from './menu';

/** Where a menu opens, in pixels of the window. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

interface ContextMenuProps {
  readonly label: string;
  /** Undefined while it is closed. */
  readonly at: MenuPlace | undefined;
  readonly items: readonly MenuItem[];
  onClose(): void;
}

/** What can be done with the thing under the pointer, or under the keys. The focus returns to where it was. */
export function ContextMenu({ label, at, items, onClose }: ContextMenuProps): ReactNode {
  const anchor = useMemo(() => ({ getBoundingClientRect: () => new DOMRect(at?.x ?? 0, at?.y ?? 0, 0, 0) }), [at]);
  return (
    <BaseMenu.Root
      modal={false}
      open={at !== undefined}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <BaseMenu.Portal>
        <BaseMenu.Positioner className="floating" anchor={anchor} align="start">
          <BaseMenu.Popup className="menu" aria-label={label}>
            <MenuLines items={items} />
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
