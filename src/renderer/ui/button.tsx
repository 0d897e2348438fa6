import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, MouseEventHandler, ReactNode, Ref } from 'react';
import { useKeysOf } from './action-registry';
import { Icon } from './icon';
import { Keys } from './kbd';
import { ariaKeys } from './shortcuts';
import { Tooltip } from './tooltip';

export type ButtonVariant = 'default' | 'primary' | 'ghost' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

type NativeProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'type'> & { readonly ref?: Ref<HTMLButtonElement> | undefined };

export interface ButtonProps extends NativeProps {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: LucideIcon | undefined;
  readonly keys?: string | undefined;
  /** The action whose keys it shows, as the user has them, in place of `keys`. */
  readonly keysOf?: string | undefined;
  /** Why it cannot be used now. It stays focusable, and its tooltip says this. */
  readonly disabledReason?: string | undefined;
}

function buttonClass(variant: ButtonVariant, size: ButtonSize, ...more: readonly (string | false | undefined)[]): string {
  return ['btn', variant !== 'default' && `btn-${variant}`, size !== 'md' && `btn-${size}`, ...more].filter(Boolean).join(' ');
}

const ignoreClick: MouseEventHandler = (event) => event.preventDefault();

/** A button with words. One primary a screen. */
export function Button({ variant = 'default', size = 'md', icon, keys: ownKeys, keysOf, disabledReason, className, children, onClick, ...rest }: ButtonProps): ReactNode {
  const actionKeys = useKeysOf(keysOf);
  const keys = ownKeys ?? actionKeys;
  const isDisabled = disabledReason !== undefined;
  const button = (
    <button
      {...rest}
      type="button"
      className={buttonClass(variant, size, isDisabled && 'is-disabled', className)}
      onClick={isDisabled ? ignoreClick : onClick}
      {...(isDisabled ? { 'aria-disabled': true, 'aria-description': disabledReason } : {})}
      {...(keys === undefined ? {} : { 'aria-keyshortcuts': ariaKeys(keys) })}
    >
      {icon !== undefined && <Icon of={icon} size={size === 'sm' ? 14 : 16} />}
      {children}
      {keys !== undefined && <Keys keys={keys} />}
    </button>
  );
  return isDisabled ? <Tooltip text={disabledReason}>{button}</Tooltip> : button;
}

export interface IconButtonProps extends NativeProps {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly keys?: string | undefined;
  /** The action whose keys it shows, as the user has them, in place of `keys`. */
  readonly keysOf?: string | undefined;
  /** For a button that stays down. */
  readonly pressed?: boolean | undefined;
  readonly disabledReason?: string | undefined;
}

/** A button with an icon alone; its label is its name and its tooltip. */
export function IconButton({ label, icon, variant = 'ghost', size = 'md', keys: ownKeys, keysOf, pressed, disabledReason, className, onClick, ...rest }: IconButtonProps): ReactNode {
  const actionKeys = useKeysOf(keysOf);
  const keys = ownKeys ?? actionKeys;
  const isDisabled = disabledReason !== undefined;
  return (
    <Tooltip text={disabledReason ?? label} keys={isDisabled ? undefined : keys}>
      <button
        {...rest}
        type="button"
        aria-label={label}
        className={buttonClass(variant, size, 'btn-icon', isDisabled && 'is-disabled', className)}
        onClick={isDisabled ? ignoreClick : onClick}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        {...(isDisabled ? { 'aria-disabled': true, 'aria-description': disabledReason } : {})}
        {...(keys === undefined ? {} : { 'aria-keyshortcuts': ariaKeys(keys) })}
      >
        <Icon of={icon} size={size === 'sm' ? 14 : 16} />
      </button>
    </Tooltip>
  );
}
