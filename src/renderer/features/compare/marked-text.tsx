import type { ReactNode } from 'react';
import { VisibleText } from '../../ui/visible-text';

interface MarkedTextProps {
  readonly text: string;
  /** What of it differs. */
  readonly part: readonly [from: number, to: number] | undefined;
}

/** A text with the part that differs marked. */
export function MarkedText({ text, part }: MarkedTextProps): ReactNode {
  if (part === undefined || part[0] >= part[1]) return <VisibleText text={text} />;
  return (
    <>
      <VisibleText text={text.slice(0, part[0])} />
      <mark>
        <VisibleText text={text.slice(part[0], part[1])} />
      </mark>
      <VisibleText text={text.slice(part[1])} />
    </>
  );
}
