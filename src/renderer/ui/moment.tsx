import type { ReactNode } from 'react';
import { formatTime } from './format';
import { agoWords, isoTime } from './moment-words';
import { useTimeForm } from './time-form';
import { useReadNow } from './use-now';

interface MomentProps {
  readonly atMs: number;
  readonly precision?: 'second' | 'millisecond';
  /** What stands in the clock form, where that is more or less than the time: with the day, or the day alone. */
  readonly clock?: ReactNode;
}

/** A moment that stands by itself, in the form that the user chose; its tooltip has all of it. */
export function Moment({ atMs, precision = 'millisecond', clock }: MomentProps): ReactNode {
  const form = useTimeForm();
  return (
    <time dateTime={new Date(atMs).toISOString()} title={isoTime(atMs, 'millisecond')}>
      {form === 'ago' ? <Ago atMs={atMs} /> : form === 'clock' && clock !== undefined ? clock : formatTime(atMs, precision)}
    </time>
  );
}

function Ago({ atMs }: { readonly atMs: number }): ReactNode {
  return useReadNow((nowMs) => agoWords(atMs, nowMs));
}
