import type { ReactNode } from 'react';
import type { DeliveryDetail } from '../../../shared/model/delivery';
import { timelineOf, type TimelineMark } from '../../../shared/model/timeline';
import { formatDuration } from '../../ui/format';
import { failureWord } from './row-outcome';

/** Marks closer together than this would write over one another. */
const leastGapPercent = 9;

/** All attempts of a delivery on one true time scale, with the waits between them and the next one planned. */
export function TimelineStrip({ detail }: { readonly detail: DeliveryDetail }): ReactNode {
  const marks = timelineOf(detail);
  if (marks.length < 2) return null;
  let written = -Infinity;
  const drawn = marks.map((mark, index) => {
    const isLast = index === marks.length - 1;
    const labelled = isLast || (mark.startPercent - written >= leastGapPercent && 100 - mark.startPercent >= leastGapPercent);
    if (labelled) written = mark.startPercent;
    return { mark, labelled, before: marks[index - 1] };
  });
  return (
    <div className="strip">
      <svg className="chart" height="52" role="img" aria-label={marks.map(spoken).join(' ')}>
        {drawn.map(({ mark, labelled, before }) => (
          <g key={mark.number}>
            {before !== undefined && <line className="wait-line" x1={`${before.endPercent.toFixed(2)}%`} x2={`${mark.startPercent.toFixed(2)}%`} y1="24" y2="24" />}
            <Tick mark={mark} />
            {labelled && (
              <>
                <text className="label-strong" x={textX(mark)} y="11" textAnchor={anchor(mark)}>
                  {mark.number}
                </text>
                <text x={textX(mark)} y="46" textAnchor={anchor(mark)}>
                  {failureWord(mark.label)}
                </text>
              </>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
}

function Tick({ mark }: { readonly mark: TimelineMark }): ReactNode {
  if (mark.kind === 'planned') return <circle className="tick-planned" cx={`${Math.min(99, mark.startPercent).toFixed(2)}%`} cy="24" r="5" />;
  const width = mark.endPercent - mark.startPercent;
  const style = mark.kind === 'timeout' ? 'ph-timeout' : mark.kind === 'ok' ? 'tick-ok' : mark.kind === 'sending' ? 'ph-wait' : 'tick-fail';
  return <rect className={style} x={`${Math.min(99.2, mark.startPercent).toFixed(2)}%`} y="18" width={`${Math.max(0.8, width).toFixed(2)}%`} height="12" rx="1.5" />;
}

function textX(mark: TimelineMark): string {
  return mark.startPercent > 90 ? '100%' : `${mark.startPercent.toFixed(2)}%`;
}

function anchor(mark: TimelineMark): 'start' | 'end' {
  return mark.startPercent > 90 ? 'end' : 'start';
}

function spoken({ number, atMs, kind, label }: TimelineMark): string {
  return kind === 'planned' ? `Attempt ${number} is planned ${formatDuration(atMs)} after the first.` : `Attempt ${number} at ${formatDuration(atMs)}: ${failureWord(label)}.`;
}
