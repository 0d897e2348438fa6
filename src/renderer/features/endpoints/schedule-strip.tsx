import type { ReactNode } from 'react';
import { delaysOf, plannedSeconds, type RetrySchedule } from '../../../shared/model/retry-schedule';
import { spanWords } from './retry-words';
import { writtenLabels } from './strip-labels';

/** The planned attempts in a row, each with the wait before it. Of the waits those are written that have room. */
export function ScheduleStrip({ schedule }: { readonly schedule: RetrySchedule }): ReactNode {
  const labels = ['0 s', ...delaysOf(schedule).map((seconds) => `+${spanWords(seconds)}`)];
  const last = labels.length - 1;
  if (last < 1) return null;
  const written = writtenLabels(labels);
  const times = plannedSeconds(schedule).map((seconds) => spanWords(seconds));
  return (
    <div className="schedule">
      <svg className="chart" height="34" role="img" aria-label={`Attempts at ${times.join(', ')}`}>
        <line className="axis" x1="0" x2="100%" y1="9" y2="9" />
        {labels.map((label, index) => {
          const x = `${(1.2 + (97.6 * index) / last).toFixed(2)}%`;
          return (
            <g key={index}>
              <circle className="sched-dot" cx={x} cy="9" r={labels.length > 20 ? 2.5 : 4} />
              {written.has(index) && (
                <text x={index === 0 ? '0' : index === last ? '100%' : x} y="29" textAnchor={index === 0 ? 'start' : index === last ? 'end' : 'middle'}>
                  {label}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
