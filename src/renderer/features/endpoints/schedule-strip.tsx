import type { ReactNode } from 'react';
import { delaysOf, plannedSeconds, type RetrySchedule } from '../../../shared/model/retry-schedule';
import { spanWords } from './retry-words';

const mostLabels = 8;

/** The planned attempts in a row, each with the wait before it. Where there are many, only some have their wait written. */
export function ScheduleStrip({ schedule }: { readonly schedule: RetrySchedule }): ReactNode {
  const labels = ['0 s', ...delaysOf(schedule).map((seconds) => `+${spanWords(seconds)}`)];
  const last = labels.length - 1;
  if (last < 1) return null;
  const step = labels.length <= mostLabels ? 1 : Math.ceil(last / (mostLabels - 2));
  const times = plannedSeconds(schedule).map((seconds) => spanWords(seconds));
  return (
    <div className="schedule">
      <svg className="chart" height="34" role="img" aria-label={`Attempts at ${times.join(', ')}`}>
        <line className="axis" x1="0" x2="100%" y1="9" y2="9" />
        {labels.map((label, index) => {
          const x = `${(1.2 + (97.6 * index) / last).toFixed(2)}%`;
          const isWritten = index === 0 || index === last || (index % step === 0 && last - index >= step);
          return (
            <g key={index}>
              <circle className="sched-dot" cx={x} cy="9" r={labels.length > 20 ? 2.5 : 4} />
              {isWritten && (
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
