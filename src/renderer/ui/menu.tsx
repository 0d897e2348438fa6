import { Menu as BaseMenu } from '@base-ui/react/menu';
import { Check, ChevronRight, type LucideIcon } from 'lucide-react';
import type { FocusEventHandler, ReactElement, ReactNode } from 'react';
import { DottedName } from './dotted-name';
import { Icon } from './icon';
import { Keys } from './kbd';

export type MenuItem =
  | {
      readonly id: string;
      readonly label: string;
      readonly icon?: LucideIcon | undefined;
      readonly keys?: string | undefined;
      /** What it is in detail, after the label. */
      readonly detail?: string | undefined;
      readonly hint?: string | undefined;
      /** A second line that says more. */
      readonly note?: string | undefined;
      /** True for a dotted name, such as that of an event. */
      readonly dotted?: boolean | undefined;
      readonly danger?: boolean | undefined;
      /** For one of several that can be chosen: whether it is. */
      readonly checked?: boolean | undefined;
      /** Why it cannot be chosen now; shown in place of the hint. */
      readonly disabledReason?: string | undefined;
      onSelect(): void;
    }
  | { readonly separator: true }
  /** Words over the lines that follow. */
  | { readonly heading: string }
  /** A line that opens a menu of its own. */
  | { readonly id: string; readonly label: string; readonly icon: LucideIcon; readonly items: readonly MenuItem[] };

interface MenuProps {
  readonly label: string;
  readonly trigger: ReactElement;
  readonly items: readonly MenuItem[];
  readonly align?: 'start' | 'end';
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
}

/** A button that opens a list of things to do. */
export function Menu({ label, trigger, items, align = 'start', open, onOpenChange }: MenuProps): ReactNode {
  return (
    <BaseMenu.Root modal={false} {...(open === undefined ? {} : { open })} {...(onOpenChange === undefined ? {} : { onOpenChange: (next: boolean) => onOpenChange(next) })}>
      <BaseMenu.Trigger render={trigger} />
      <MenuPopup label={label} items={items} align={align} sideOffset={4} />
    </BaseMenu.Root>
  );
}

interface MenuPopupProps extends Pick<BaseMenu.Positioner.Props, 'align' | 'anchor' | 'sideOffset'> {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Room for lines that say more. */
  readonly wide?: boolean;
  readonly onFocus?: FocusEventHandler<HTMLElement> | undefined;
}

/** The list of a menu, for whatever opens it. */
export function MenuPopup({ label, items, wide = false, onFocus, ...place }: MenuPopupProps): ReactNode {
  return (
    <BaseMenu.Portal>
      <BaseMenu.Positioner className="floating" {...place}>
        <BaseMenu.Popup className={wide ? 'menu menu-notes' : 'menu'} aria-label={label} onFocus={onFocus}>
          {items.map((item, index) => (
            <MenuLine key={'id' in item ? item.id : `line ${index}`} item={item} />
          ))}
        </BaseMenu.Popup>
      </BaseMenu.Positioner>
    </BaseMenu.Portal>
  );
}

function MenuLine({ item }: { readonly item: MenuItem }): ReactNode {
  if ('separator' in item) return <BaseMenu.Separator className="menu-sep" />;
  if ('heading' in item) {
    return (
      <p className="menu-head" role="presentation">
        {item.heading}
      </p>
    );
  }
  if ('items' in item) return <SubMenu label={item.label} icon={item.icon} items={item.items} />;
  const note = item.disabledReason ?? item.hint;
  const shared = {
    className: ['menu-item', item.danger === true && 'fail', item.note !== undefined && 'menu-item-2'].filter(Boolean).join(' '),
    disabled: item.disabledReason !== undefined,
    label: item.label,
    onClick: () => item.onSelect(),
  };
  const inside = (
    <>
      {item.icon !== undefined && <Icon of={item.icon} />}
      {item.dotted === true ? <span className="mono"><DottedName text={item.label} /></span> : item.label}
      {item.detail !== undefined && <span className="menu-detail">{item.detail}</span>}
      {note !== undefined && <span className="menu-hint">{note}</span>}
      {item.keys !== undefined && <Keys keys={item.keys} />}
      {item.note !== undefined && <span className="menu-note">{item.note}</span>}
    </>
  );
  if (item.checked === undefined) return <BaseMenu.Item {...shared}>{inside}</BaseMenu.Item>;
  return (
    <BaseMenu.CheckboxItem {...shared} checked={item.checked} closeOnClick>
      <span className="select-tick">
        <BaseMenu.CheckboxItemIndicator>
          <Icon of={Check} size={14} />
        </BaseMenu.CheckboxItemIndicator>
      </span>
      {inside}
    </BaseMenu.CheckboxItem>
  );
}

function SubMenu({ label, icon, items }: { readonly label: string; readonly icon: LucideIcon; readonly items: readonly MenuItem[] }): ReactNode {
  return (
    <BaseMenu.SubmenuRoot>
      <BaseMenu.SubmenuTrigger className="menu-item" label={label}>
        <Icon of={icon} />
        {label}
        <span className="push">
          <Icon of={ChevronRight} size={14} />
        </span>
      </BaseMenu.SubmenuTrigger>
      <MenuPopup label={label} items={items} sideOffset={4} wide />
    </BaseMenu.SubmenuRoot>
  );
}
