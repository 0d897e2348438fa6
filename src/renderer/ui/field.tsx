import { CircleAlert } from 'lucide-react';
import { useId, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { Icon } from './icon';

interface FieldProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  readonly mono?: boolean;
}

interface TextFieldProps extends FieldProps {
  readonly value: string;
  onChange(value: string): void;
  /** Enter was pressed, or the focus went elsewhere. */
  onCommit?: ((value: string) => void) | undefined;
  readonly placeholder?: string | undefined;
  readonly readOnly?: boolean;
  /** Drawn inside, after the value, such as a unit. */
  readonly end?: ReactNode;
  readonly inputMode?: 'text' | 'numeric' | 'url' | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

/** A line of text with its label above and its hint or what is wrong below. */
export function TextField({ label, hideLabel = false, value, onChange, onCommit, error, hint, mono = false, placeholder, readOnly = false, end, inputMode, inputRef }: TextFieldProps): ReactNode {
  const id = useId();
  const note = error ?? hint;
  const commitOnEnter = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) onCommit?.(event.currentTarget.value);
  };
  return (
    <div className="field">
      <label className={hideLabel ? 'sr-only' : 'label'} htmlFor={id}>
        {label}
      </label>
      <div className={['input', error !== undefined && 'is-invalid', mono && 'mono'].filter(Boolean).join(' ')}>
        <input
          ref={inputRef}
          id={id}
          type="text"
          className="value"
          value={value}
          placeholder={placeholder}
          readOnly={readOnly}
          inputMode={inputMode}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={note === undefined ? undefined : `${id}-note`}
          onChange={(event) => onChange(event.target.value)}
          onBlur={(event) => onCommit?.(event.target.value)}
          onKeyDown={commitOnEnter}
        />
        {end}
      </div>
      {note !== undefined && (
        <FieldNote id={`${id}-note`} isError={error !== undefined}>
          {note}
        </FieldNote>
      )}
    </div>
  );
}

interface FieldNoteProps {
  readonly id?: string;
  readonly isError: boolean;
  readonly children: ReactNode;
}

/** The line under a field: a hint, or what is wrong with the value. */
export function FieldNote({ id, isError, children }: FieldNoteProps): ReactNode {
  if (!isError) {
    return (
      <p className="hint" id={id}>
        {children}
      </p>
    );
  }
  return (
    <p className="message fail" id={id}>
      <Icon of={CircleAlert} size={14} />
      {children}
    </p>
  );
}
