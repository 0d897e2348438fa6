import type { ReactNode } from 'react';
import { VisibleText } from '../../ui/visible-text';
import type { SummaryPart } from './rule-summary';

const classes = { plain: undefined, mono: 'mono', ok: 'mono ok', fail: 'mono fail' } as const;

/** Pieces of a sentence about a rule, on one line. */
export function SummaryLine({ parts }: { readonly parts: readonly SummaryPart[] }): ReactNode {
  return (
    <span className="truncate" title={parts.map(({ text }) => text).join('')}>
      {parts.map(({ text, tone }, index) => (
        <span key={index} className={classes[tone]}>
          <VisibleText text={text} />
        </span>
      ))}
    </span>
  );
}
