import { useEffect, useState, type ReactNode } from 'react';
import { TextField } from './field';

interface NumberFieldProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Drawn after the number, such as "s". */
  readonly unit?: string | undefined;
  /** Something that is wrong with a number within the range. */
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  /** Told of each new number within the range, when Enter is pressed or the focus goes elsewhere. */
  onCommit(value: number): void;
}

/** A whole number within a range. What is outside of it stays in the field with a sentence, and is not told. */
export function NumberField({ label, hideLabel = false, value, min, max, unit, error, hint, onCommit }: NumberFieldProps): ReactNode {
  const [text, setText] = useState(String(value));
  const [isChecked, setIsChecked] = useState(false);
  useEffect(() => {
    setText(String(value));
    setIsChecked(false);
  }, [value]);

  const number = /^\d{1,15}$/.test(text.trim()) ? Number(text.trim()) : undefined;
  const isInRange = number !== undefined && number >= min && number <= max;
  const commit = (): void => {
    setIsChecked(true);
    if (number !== undefined && isInRange && number !== value) onCommit(number);
  };
  return (
    <TextField
      label={label}
      hideLabel={hideLabel}
      mono
      inputMode="numeric"
      value={text}
      onChange={setText}
      onCommit={commit}
      error={isChecked && !isInRange ? `Write a whole number from ${min} to ${max}` : error}
      hint={hint}
      end={unit === undefined ? undefined : <span className="dim">{unit}</span>}
    />
  );
}
