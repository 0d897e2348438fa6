import { useId, type ReactNode } from 'react';
import { FieldNote } from '../../ui/field';

interface BodyFieldProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly rows: number;
  readonly value: string;
  readonly error: string | undefined;
  onChange(value: string): void;
  onFocus?(): void;
}

/** The body of an answer, as many lines as it has. */
export function BodyField({ label, hideLabel = false, rows, value, error, onChange, onFocus }: BodyFieldProps): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label className={hideLabel ? 'sr-only' : 'label'} htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className={['input', 'mono', 'rule-body', error !== undefined && 'is-invalid'].filter(Boolean).join(' ')}
        rows={rows}
        value={value}
        spellCheck={false}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : `${id}-note`}
        onChange={(event) => onChange(event.target.value)}
        onFocus={onFocus}
      />
      {error !== undefined && (
        <FieldNote id={`${id}-note`} isError>
          {error}
        </FieldNote>
      )}
    </div>
  );
}
