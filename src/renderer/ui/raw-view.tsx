import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import './raw-view.css';
import { copyOriginal } from './original-selection';
import { findInText } from './find-in-text';
import { VisibleText } from './visible-text';

interface RawViewProps {
  readonly text: string;
  readonly label: string;
  /** Words to mark, and the offset of the place that is the current one. */
  readonly find?: { readonly words: string; readonly at: number | undefined };
  readonly className?: string;
}

/** Text exactly as it is: wraps anywhere, adds nothing. */
export function RawView({ text, label, find, className }: RawViewProps): ReactNode {
  const frame = useRef<HTMLPreElement>(null);
  const places = useMemo(() => findInText(text, find?.words ?? ''), [text, find?.words]);
  const current = find?.at === undefined ? -1 : places.findIndex(({ start }) => start === find.at);

  useEffect(() => {
    if (current >= 0) frame.current?.querySelector('mark.is-current')?.scrollIntoView({ block: 'nearest' });
  }, [current, places]);

  const pieces: ReactNode[] = [];
  let from = 0;
  places.forEach((place, index) => {
    pieces.push(<VisibleText key={`before-${place.start}`} text={text.slice(from, place.start)} />);
    pieces.push(
      <mark key={`at-${place.start}`} className={index === current ? 'hit is-current' : 'hit'}>
        <VisibleText text={text.slice(place.start, place.end)} />
      </mark>,
    );
    from = place.end;
  });
  pieces.push(<VisibleText key="rest" text={text.slice(from)} />);

  return (
    <pre ref={frame} className={`code code-bytes raw-view${className === undefined ? '' : ` ${className}`}`} role="region" aria-label={label} tabIndex={0} onCopy={copyOriginal}>
      {pieces}
    </pre>
  );
}
