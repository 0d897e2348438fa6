import { ShieldOff, TimerOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Attempt, AttemptOutcome } from '../../../shared/model/attempt';
import { formatCount, formatDuration } from '../../ui/format';
import { Moment } from '../../ui/moment';
import { Icon } from '../../ui/icon';
import { VisibleText } from '../../ui/visible-text';
import { phaseBars, phasesOf, type Phase } from './phases';
import { failureWord } from './row-outcome';
import { StatusMark } from './status-mark';

interface AttemptRowProps {
  readonly attempt: Attempt;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

/** One HTTP try in a line: how it ended, and where its time went. */
export function AttemptRow({ attempt, chosen, onChoose }: AttemptRowProps): ReactNode {
  const { outcome } = attempt;
  return (
    <div className="attempt" role="row" aria-selected={chosen} onClick={onChoose}>
      <span role="gridcell">
        <button className="attempt-no" type="button" aria-label={`Attempt ${attempt.number}`} aria-pressed={chosen} onClick={onChoose}>
          {attempt.number}
        </button>
      </span>
      <div className="attempt-what" role="gridcell">
        <p className="attempt-status mono">
          <AttemptStatus outcome={outcome} />
        </p>
        <p className="mono dim">
          <Moment atMs={attempt.startedAtMs} />
          {outcome?.connection?.security?.verified === false && (
            <>
              {' '}
              <Icon of={ShieldOff} size={12} className="warn" label="The certificate was not verified" />
            </>
          )}
        </p>
      </div>
      <div className="attempt-bars" role="gridcell">
        {outcome === undefined ? <span className="soft">on its way</span> : <Phases number={attempt.number} outcome={outcome} />}
      </div>
      <span className="num attempt-dur" role="gridcell">
        {outcome !== undefined && formatDuration(outcome.timings.totalMs)}
      </span>
    </div>
  );
}

function AttemptStatus({ outcome }: { readonly outcome: AttemptOutcome | undefined }): ReactNode {
  if (outcome === undefined) return <StatusMark status={{ kind: 'sending', text: 'sending' }} />;
  const { answer, failure } = outcome;
  if (answer === undefined) return <span className="status-pill fail">{failure === undefined ? 'failed' : failureWord(failure.code)}</span>;
  const good = answer.status >= 200 && answer.status < 300;
  return (
    <>
      <span className={good ? 'status-ok strong' : 'status-pill fail'}>{answer.status}</span>{' '}
      <span className="soft truncate">
        <VisibleText text={answer.statusText} />
      </span>
    </>
  );
}

function Phases({ number, outcome }: { readonly number: number; readonly outcome: AttemptOutcome }): ReactNode {
  const phases = phasesOf(outcome);
  if (phases.length === 0) return <span className="soft">it ended before a connection was tried</span>;
  const spoken = phases.map((phase) => `${phaseName(phase)} ${formatDuration(phase.durationMs)}`).join(', ');
  return (
    <>
      <svg className="chart" height="14" role="img" aria-label={`Attempt ${number}: ${spoken}`}>
        {phaseBars(phases).map(({ phase, startPercent, widthPercent }) => (
          <rect key={phase.name} className={phase.style} x={`${startPercent.toFixed(2)}%`} y="1" width={`${widthPercent.toFixed(2)}%`} height="12" rx="2" />
        ))}
      </svg>
      <p className="legend">
        {phases.map((phase, index) => (
          <LegendItem key={phase.name} phase={phase} unit={index === phases.length - 1} />
        ))}
      </p>
    </>
  );
}

function LegendItem({ phase, unit }: { readonly phase: Phase; readonly unit: boolean }): ReactNode {
  if (phase.style === 'ph-timeout') {
    return (
      <span className="fail">
        <Icon of={TimerOff} size={12} />
        Wait <span className="num">{milliseconds(phase)}</span> ms, no answer
      </span>
    );
  }
  return (
    <span>
      <svg className="swatch" viewBox="0 0 8 8" aria-hidden="true">
        <rect className={phase.style} width="8" height="8" />
      </svg>
      {phase.name} <span className="num">{milliseconds(phase)}</span>
      {unit && ' ms'}
    </span>
  );
}

function milliseconds({ durationMs }: Phase): string {
  return durationMs > 0 && durationMs < 0.95 ? durationMs.toFixed(1) : formatCount(Math.round(durationMs));
}

function phaseName(phase: Phase): string {
  return phase.style === 'ph-timeout' ? 'wait without an answer' : phase.name;
}

/** The hatching that stands for a wait without an answer; once in the document is enough for every bar. */
export function HatchPattern(): ReactNode {
  return (
    <svg className="sprite" aria-hidden="true">
      <pattern id="hatch-fail" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="hatch-bg" width="6" height="6" />
        <line className="hatch-line" x1="0" x2="0" y1="0" y2="6" />
      </pattern>
    </svg>
  );
}
