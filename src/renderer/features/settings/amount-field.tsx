import { useEffect, useState, type ReactNode } from 'react';
import { TextField } from '../../ui/field';
import { amountText, readAmount, type AmountForm } from './amount';

interface AmountFieldProps {
  readonly label: string;
  readonly unit?: string;
  readonly value: number;
  readonly form: AmountForm;
  /** Told of each new amount within the range, when Enter is pressed or the focus goes elsewhere. */
  onCommit(value: number): void;
}

/** An amount in its unit. What cannot be read or is out of range stays in the field with a sentence, and is not told. */
export function AmountField({ label, unit, value, form, onCommit }: AmountFieldProps): ReactNode {
  const shown = amountText(value, form);
  const [text, setText] = useState(shown);
  const [isChecked, setIsChecked] = useState(false);
  useEffect(() => {
    setText(shown);
    setIsChecked(false);
  }, [shown]);
  const read = readAmount(text, form);
  const commit = (): void => {
    setIsChecked(true);
    if (!read.ok || text === shown) return;
    setText(amountText(read.value, form));
    if (read.value !== value) onCommit(read.value);
  };
  return (
    <TextField
      label={label}
      hideLabel
      mono
      inputMode="numeric"
      value={text}
      onChange={setText}
      onCommit={commit}
      error={isChecked && !read.ok ? read.message : undefined}
      end={unit === undefined ? undefined : <span className="dim">{unit}</span>}
    />
  );
}
