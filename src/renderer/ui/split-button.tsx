import { ChevronDown, type LucideIcon } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button, type ButtonSize, type ButtonVariant } from './button';
import { Icon } from './icon';
import { Menu, type MenuItem } from './menu';

interface SplitButtonProps {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: LucideIcon | undefined;
  readonly keys?: string | undefined;
  readonly disabledReason?: string | undefined;
  readonly menuLabel: string;
  readonly items: readonly MenuItem[];
  onClick(): void;
  readonly children: ReactNode;
}

/** A button with further ways of doing the same behind its right part; Alt+Down opens them too. */
export function SplitButton({ variant = 'primary', size = 'md', icon, keys, disabledReason, menuLabel, items, onClick, children }: SplitButtonProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const openByKey = (event: KeyboardEvent): void => {
    if (!event.altKey || event.key !== 'ArrowDown') return;
    event.preventDefault();
    setIsOpen(true);
  };
  return (
    <span className="btn-split" onKeyDown={openByKey}>
      <Button variant={variant} size={size} icon={icon} keys={keys} disabledReason={disabledReason} onClick={onClick}>
        {children}
      </Button>
      <Menu
        label={menuLabel}
        align="end"
        items={items}
        open={isOpen}
        onOpenChange={setIsOpen}
        trigger={
          <Button variant={variant} size={size} aria-label={menuLabel}>
            <Icon of={ChevronDown} />
          </Button>
        }
      />
    </span>
  );
}
