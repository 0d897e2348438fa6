import { Search, X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Keys } from '../../ui/kbd';
import { focusList } from './desk-focus';

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  onChange(value: string): void;
  /** What stands beside it. */
  readonly children?: ReactNode;
}

/** The search over a list of the desk: Esc empties it, then leaves it. */
export function SearchField({ label, placeholder, value, onChange, children }: SearchFieldProps): ReactNode {
  const pressKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && value !== '') onChange('');
    else if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') focusList();
    else return;
    event.preventDefault();
  };
  return (
    <div className="filterbar">
      <div className="query" role="search">
        <Icon of={Search} />
        <input
          className="query-input"
          data-part="desk-search"
          type="text"
          aria-label={label}
          placeholder={placeholder}
          spellCheck={false}
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={pressKey}
        />
        {value === '' ? <Keys keys="/" /> : <IconButton icon={X} size="sm" label="Clear the search" onClick={() => onChange('')} />}
      </div>
      {children}
    </div>
  );
}
