import { useEffect, useMemo, useRef, type ClipboardEvent, type ReactNode } from 'react';
import './raw-view.css';
import { originalSelection } from './original-selection';
import { findInText } from './find-in-text';
import { VisibleText } from './visible-text';

interface RawViewProps {
  readonly text: string;
  readonly label: string;
  /** Words to mark, and which of the places is the current one, from 0. */
  readonly find?: { readonly words: string; readonly place: number };
  readonly className?: string;
}

/** Text exactly as it is: wraps anywhere, adds nothing. */
export function RawView({ text, label, find, className }: RawViewProps): ReactNode {
  const frame = useRef<HTMLPreElement>(null);
  const places = useMemo(() => findInText(text, find?.words ?? ''), [text, find?.words]);
  const current = find === undefined || places.length === 0 ? -1 : find.place % places.length;

  useEffect(() => {
    if (current >= 0) frame.current?.querySelector('mark.is-current')?.scrollIntoView({ block: 'nearest' });
  }, [current, places]);

  const copyOriginal = (event: ClipboardEvent<HTMLPreElement>): void => {
    const original = originalSelection(event.currentTarget);
    if (original === undefined) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', original);
  };

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
