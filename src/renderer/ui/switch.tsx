import type { ReactNode } from 'react';

interface SwitchProps {
  readonly label: string;
  readonly checked: boolean;
  /** Draws the label beside it; otherwise the label is said only. */
  readonly showLabel?: boolean;
  onChange(checked: boolean): void;
}

/** On or off, at once. */
export function Switch({ label, checked, showLabel = false, onChange }: SwitchProps): ReactNode {
  return (
    <button type="button" className={showLabel ? 'switch-line' : 'switch-target'} role="switch" aria-checked={checked} aria-label={label} onClick={() => onChange(!checked)}>
      <span className={checked ? 'switch is-checked' : 'switch'} />
      {showLabel && <span aria-hidden="true">{label}</span>}
    </button>
  );
}
