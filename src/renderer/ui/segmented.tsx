import type { ReactNode } from 'react';
import { moveFocus } from './roving';

interface SegmentedProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: ReactNode }[];
  readonly size?: 'sm' | 'md';
  onChange(value: V): void;
}

/** A few values side by side, one of which is chosen; arrows choose. */
export function Segmented<V extends string>({ label, value, options, size = 'md', onChange }: SegmentedProps<V>): ReactNode {
  const chosen = Math.max(
    0,
    options.findIndex((option) => option.value === value),
  );
  const choose = (index: number): void => {
    const option = options[index];
    if (option !== undefined && option.value !== value) onChange(option.value);
  };
  return (
    <div className={size === 'sm' ? 'segmented segmented-sm' : 'segmented'} role="radiogroup" aria-label={label} onKeyDown={(event) => moveFocus(event, chosen, options.length, choose)}>
      {options.map((option, index) => (
        <button key={option.value} type="button" className="segment" role="radio" aria-checked={option.value === value} tabIndex={index === chosen ? 0 : -1} onClick={() => choose(index)}>
          {option.label}
        </button>
      ))}
    </div>
  );
}
