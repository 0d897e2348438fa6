import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import { Tooltip } from './tooltip';

interface CheckboxProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly checked: boolean | 'mixed';
  /** Said after the name, such as what stands beside it. */
  readonly description?: string | undefined;
  readonly disabledReason?: string | undefined;
  /** One tab stop for many: -1 for those that arrows reach. */
  readonly tabIndex?: number | undefined;
  onChange(checked: boolean): void;
}

/** A box to tick; `mixed` where some of what it stands for is ticked. The whole line is its target. */
export function Checkbox({ label, hideLabel = false, checked, description, disabledReason, tabIndex, onChange }: CheckboxProps): ReactNode {
  const isDisabled = disabledReason !== undefined;
  const box = (
    <button
      type="button"
      className={hideLabel ? 'check-target' : 'check-line'}
      role="checkbox"
      aria-checked={checked}
      aria-label={label}
      tabIndex={tabIndex}
      onClick={() => {
        if (!isDisabled) onChange(checked !== true);
      }}
      {...(isDisabled ? { 'aria-disabled': true, 'aria-description': disabledReason } : { 'aria-description': description })}
    >
      <span className={['checkbox', checked !== false && 'is-checked', isDisabled && 'is-disabled'].filter(Boolean).join(' ')}>
        <Icon of={checked === 'mixed' ? Minus : Check} />
      </span>
      {!hideLabel && <span aria-hidden="true">{label}</span>}
    </button>
  );
  return isDisabled ? <Tooltip text={disabledReason}>{box}</Tooltip> : box;
}
