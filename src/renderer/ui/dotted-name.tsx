import type { ReactNode } from 'react';
import { VisibleText } from './visible-text';

/** A name such as `claim.assigned`: the part up to the dot, which repeats, steps back. */
export function DottedName({ text }: { readonly text: string }): ReactNode {
  const end = text.indexOf('.') + 1;
  if (end === 0) return <VisibleText text={text} />;
  return (
    <>
      <span className="ev-ns">
        <VisibleText text={text.slice(0, end)} />
      </span>
      <VisibleText text={text.slice(end)} />
    </>
  );
}
