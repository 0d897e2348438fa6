import type { ComponentProps, ReactNode } from 'react';
import './pair-list.css';

/** Names and values to type in, one pair a line. */
export function PairList({ label, ...rest }: { readonly label: string } & Pick<ComponentProps<'ul'>, 'ref' | 'children'>): ReactNode {
  return <ul className="pair-list card" aria-label={label} {...rest} />;
}

interface PairInput {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
}

interface PairRowProps extends Pick<ComponentProps<'li'>, 'onKeyDown'> {
  readonly name: PairInput;
  readonly value: PairInput;
  /** Whether the value is shown only while it is edited. */
  readonly masked?: boolean;
  /** What can be done with the pair. */
  readonly children: ReactNode;
}

/** One pair of a `PairList`. */
export function PairRow({ name, value, masked = false, children, onKeyDown }: PairRowProps): ReactNode {
  return (
    <li className="pair-row mono" onKeyDown={onKeyDown}>
      <input aria-label={name.label} placeholder="Name" spellCheck={false} autoComplete="off" value={name.value} onChange={(event) => name.onChange(event.target.value)} />
      <input className={masked ? 'is-masked' : undefined} aria-label={value.label} placeholder="Value" spellCheck={false} autoComplete="off" value={value.value} onChange={(event) => value.onChange(event.target.value)} />
      {children}
    </li>
  );
}
