import { useEffect, useState, type ReactNode } from 'react';
import type { TextPlace } from '../../../ui/find-in-text';
import { PageFoot } from '../../../ui/page-foot';
import { RawView } from '../../../ui/raw-view';
import { visibleLength } from '../../../ui/visible-text-segments';

const pageCharacters = 64 * 1024;
const mostTokens = 600;
const beforePlace = 2_000;

interface RawPagesProps {
  readonly text: string;
  readonly label: string;
  readonly words: string;
  /** The place that was found and is to be shown. */
  readonly place: TextPlace | undefined;
}

/** Text exactly as it is, in pages of what the engine lays out without a pause. */
export function RawPages({ text, label, words, place }: RawPagesProps): ReactNode {
  const [from, setFrom] = useState(0);
  const to = from + visibleLength(text.slice(from, from + pageCharacters), mostTokens);

  useEffect(() => {
    if (place === undefined || (place.start >= from && place.end <= to)) return;
    setFrom(place.start < pageCharacters ? 0 : place.start - beforePlace);
  }, [place, from, to]);

  return (
    <>
      <RawView text={text.slice(from, to)} label={label} find={{ words, at: place === undefined ? undefined : place.start - from }} />
      {text.length > to - from && <PageFoot noun="Characters" from={from} to={to} total={text.length} onPage={(step) => setFrom(step === 1 ? to : Math.max(0, from - pageCharacters))} />}
    </>
  );
}
