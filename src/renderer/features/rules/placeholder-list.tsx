import type { ReactNode } from 'react';

const placeholders = [
  ['{{body.claim.id}}', 'a field of the request, as its exact text'],
  ['{{header[x]}}', 'a header of the request'],
  ['{{path.1}} {{query.a}}', 'a part of the address'],
  ['{{now}} {{count}}', 'the time, this rule’s count'],
  ['{{reason}}', 'the words of the status'],
] as const;

/** What can stand in a body or a header, to be filled at each answer. */
export function PlaceholderList(): ReactNode {
  return (
    <section className="section">
      <h3 className="section-title">Placeholders in a body or header</h3>
      <dl className="facts rule-placeholders">
        {placeholders.map(([name, words]) => (
          <div key={name}>
            <dt className="mono">{name}</dt>
            <dd className="soft">{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
