import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon';

export interface SelectOption<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly hint?: string | undefined;
}

interface SelectProps<V extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly size?: 'sm' | 'md';
  readonly value: V;
  readonly options: readonly SelectOption<V>[];
  onChange(value: V): void;
}

/** One value out of a list that opens on demand. */
export function Select<V extends string>({ label, hideLabel = false, size = 'md', value, options, onChange }: SelectProps<V>): ReactNode {
  const choose = (next: V | null): void => {
    if (next !== null) onChange(next);
  };
  return (
    <div className="field">
      <Base.Root items={options.map((option) => ({ value: option.value, label: option.label }))} value={value} onValueChange={choose} modal={false}>
        <Base.Label className={hideLabel ? 'sr-only' : 'label'}>{label}</Base.Label>
        <Base.Trigger className={size === 'sm' ? 'input input-low' : 'input'}>
          <Base.Value className="value" />
          <Icon of={ChevronDown} size={14} />
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner className="floating" alignItemWithTrigger={false} align="start" sideOffset={4}>
            <Base.Popup className="menu select-menu">
              <Base.List>
                {options.map((option) => (
                  <Base.Item key={option.value} className="menu-item" value={option.value} label={option.label}>
                    <span className="select-tick">
                      <Base.ItemIndicator>
                        <Icon of={Check} size={14} />
                      </Base.ItemIndicator>
                    </span>
                    <Base.ItemText>{option.label}</Base.ItemText>
                    {option.hint !== undefined && <span className="menu-hint">{option.hint}</span>}
                  </Base.Item>
                ))}
              </Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </div>
  );
}
