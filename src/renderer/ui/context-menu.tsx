import { Menu as BaseMenu } from '@base-ui/react/menu';
import { useEffect, useMemo, useRef, type FocusEvent, type ReactNode } from 'react';
import { MenuPopup, type MenuItem } from './menu';

/** Where a menu opens, in pixels of the window. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
  /** True where keys asked for it: it stands on its first line then. */
  readonly byKeys?: boolean | undefined;
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
  const isToStep = useRef(false);
  useEffect(() => {
    isToStep.current = at?.byKeys === true;
  }, [at]);
  // The list takes the focus itself as it opens, and again when the pointer leaves a line.
  const stepIn = ({ target, currentTarget }: FocusEvent<HTMLElement>): void => {
    if (target !== currentTarget || !isToStep.current) return;
    isToStep.current = false;
    currentTarget.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
  };
  return (
    <BaseMenu.Root
      modal={false}
      open={at !== undefined}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <MenuPopup label={label} items={items} anchor={anchor} align="start" onFocus={stepIn} />
    </BaseMenu.Root>
  );
}
