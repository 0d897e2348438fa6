import type { ReactNode } from 'react';
import { VisibleText } from '../../ui/visible-text';
import type { Ranges } from './palette-match';

/** A text with the parts that were searched for marked. */
export function Marked({ text, ranges }: { readonly text: string; readonly ranges: Ranges }): ReactNode {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of ranges) {
    if (from > at) parts.push(<VisibleText key={at} text={text.slice(at, from)} />);
    parts.push(
      <mark key={`mark ${from}`}>
        <VisibleText text={text.slice(from, to)} />
      </mark>,
    );
    at = to;
  }
  if (at < text.length) parts.push(<VisibleText key={at} text={text.slice(at)} />);
  return parts;
}
