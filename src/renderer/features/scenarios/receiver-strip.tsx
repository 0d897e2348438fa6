import type { ReactNode } from 'react';
import { timelineOf, type TimelineMark } from '../../../shared/model/timeline';
import { useNow } from '../../ui/use-now';
import { VisibleText } from '../../ui/visible-text';
import { useStage } from './presenting';
import { attemptWords, plannedWords } from './receiver-words';
import { slowMs } from './slow-delivery';

/** The attempts at a receiver that is slow or keeps failing, on one true time scale in large type, and the one that comes next. */
export function ReceiverStrip(): ReactNode {
  const detail = useStage((state) => state.slow);
  const isUnderWay = detail !== undefined && (detail.delivery.state === 'sending' || detail.delivery.state === 'waiting');
  const nowMs = useNow(isUnderWay);
  if (detail === undefined) return null;
  const marks = timelineOf(detail, nowMs);
  const made = detail.attempts.at(-1);
  const first = marks[0];
  if (made === undefined || first === undefined) return null;
  // An attempt that has only just left is not slow yet.
  if (marks.length === 1 && made.outcome === undefined && nowMs - made.startedAtMs < slowMs) return null;
  const planned = marks.find(({ kind }) => kind === 'planned');
  const now = attemptWords(made, nowMs);
  const next = planned === undefined || detail.delivery.nextAttemptAtMs === undefined ? undefined : plannedWords(planned.number, detail.delivery.nextAttemptAtMs - nowMs);
  return (
    <div className="stage-strip">
      <h2 className="stage-title">
        <VisibleText text={detail.delivery.endpointName} /> <span className="soft">{isUnderWay ? 'what happens now' : 'what happened'}</span>
      </h2>
      <svg className="chart" height="40" role="img" aria-label={next === undefined ? now : `${now}. ${next}`}>
        {marks.map((mark, index) => (
          <g key={mark.number}>
            <Wait before={marks[index - 1]} mark={mark} />
            <Attempt mark={mark} />
          </g>
        ))}
      </svg>
      <p className="stage-strip-words">
        <span className={made.outcome?.failure === undefined ? undefined : 'fail'}>{now}</span>
        {next !== undefined && <span className="num">{next}</span>}
      </p>
    </div>
  );
}

function Wait({ before, mark }: { readonly before: TimelineMark | undefined; readonly mark: TimelineMark }): ReactNode {
  return before === undefined ? null : <line className="wait-line" x1={`${before.endPercent.toFixed(2)}%`} x2={`${mark.startPercent.toFixed(2)}%`} y1="20" y2="20" />;
}

const shapes = { ok: 'tick-ok', fail: 'tick-fail', timeout: 'ph-timeout', sending: 'ph-wait' } as const;

function Attempt({ mark: { kind, startPercent, endPercent } }: { readonly mark: TimelineMark }): ReactNode {
  if (kind === 'planned') return <circle className="tick-next" cx={`${Math.min(98.5, startPercent).toFixed(2)}%`} cy="20" r="7" />;
  return <rect className={shapes[kind]} x={`${Math.min(99, startPercent).toFixed(2)}%`} y="10" width={`${Math.max(1, endPercent - startPercent).toFixed(2)}%`} height="20" rx="3" />;
}
