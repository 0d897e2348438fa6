import { Search } from 'lucide-react';
import { useCallback, useRef, type ReactNode } from 'react';
import { Icon } from '../../ui/icon';
import { useSlashKey } from '../../ui/use-slash-key';

interface FindSettingProps {
  readonly value: string;
  onChange(value: string): void;
}

/** Narrows the page to the settings that hold the words. “/” leads here, Esc shows all again. */
export function FindSetting({ value, onChange }: FindSettingProps): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  useSlashKey(useCallback(() => field.current?.focus(), []));
  return (
    <label className="input is-quiet find-setting">
      <Icon of={Search} size={14} />
      <input
        ref={field}
        className="value"
        type="search"
        placeholder="Find a setting"
        aria-label="Find a setting"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          event.stopPropagation();
          onChange('');
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </label>
  );
}
