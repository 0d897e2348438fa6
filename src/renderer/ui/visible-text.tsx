import type { ReactNode } from 'react';
import './visible-text.css';
import { visibleSegments } from './visible-text-segments';

/** A text from outside, as text: characters that would not be seen stand as tokens. Copying what is selected gives the original. */
export function VisibleText({ text }: { readonly text: string }): ReactNode {
  return visibleSegments(text).map((segment, index) =>
    segment.kind === 'text' ? (
      segment.text
    ) : (
      <span key={index} className="hidden-character" title={`${segment.token}, ${segment.name}`} data-original={segment.text}>
        {segment.token}
      </span>
    ),
  );
}
