import type { ReactNode } from 'react';

/** A name and its value; `mono` for what was on the wire. */
export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  readonly mono?: boolean;
}

/** A list of facts. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <FactPair key={fact.name} fact={fact} />
      ))}
    </dl>
  );
}

function FactPair({ fact }: { readonly fact: Fact }): ReactNode {
  return (
    <>
      <dt>{fact.name}</dt>
      <dd className={fact.mono === true ? 'mono fact-wire' : undefined}>{fact.value}</dd>
    </>
  );
}
