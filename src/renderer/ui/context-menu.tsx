import { Menu as BaseMenu } from '@base-ui/react/menu';
import { useMemo, type ReactNode } from 'react';
import { MenuPopup, type MenuItem } from './menu';

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
      <MenuPopup label={label} items={items} anchor={anchor} align="start" />
    </BaseMenu.Root>
  );
}
