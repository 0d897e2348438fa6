import type { ReactNode } from 'react';
import type { ScenarioRun, StepState } from '../../../shared/model/scenario-run';

const widthUnits = 600;
const mostParts = 100;
const partClasses: Readonly<Record<StepState, string | undefined>> = {
  'to-come': undefined,
  running: 'now',
  asks: 'now',
  done: 'plain',
  held: 'done',
  failed: 'bad',
  waiting: 'soon',
  skipped: 'plain',
};
// Of steps that share a part, the one that matters most gives its colour.
const order: readonly StepState[] = ['failed', 'running', 'asks', 'waiting', 'held', 'done', 'skipped', 'to-come'];

interface RunProgressProps {
  readonly run: ScenarioRun;
  /** The step on the stage, which stands out whatever became of it; without it the one that is played. */
  readonly shown?: number;
}

/** One part a step; long scenarios share parts. */
export function RunProgress({ run, shown }: RunProgressProps): ReactNode {
  const partCount = Math.max(1, Math.min(run.stepCount, mostParts));
  const parts: (StepState | undefined)[] = Array.from({ length: partCount });
  for (const { index, state } of run.steps) {
    const part = Math.floor((index * partCount) / run.stepCount);
    const before = parts[part];
    parts[part] = before === undefined || order.indexOf(state) < order.indexOf(before) ? state : before;
  }
  const gap = partCount > 40 ? 1 : 2;
  const width = (widthUnits - gap * (partCount - 1)) / partCount;
  const { held, failed, waiting } = run.counts;
  const played = Math.floor((run.stepIndex * partCount) / Math.max(1, run.stepCount));
  const onStage = shown === undefined ? undefined : Math.floor((shown * partCount) / Math.max(1, run.stepCount));
  const stepNumber = Math.min((shown ?? run.stepIndex) + 1, run.stepCount);
  return (
    <svg className="progress" viewBox={`0 0 ${widthUnits} 6`} preserveAspectRatio="none" role="img" aria-label={`Step ${stepNumber} of ${run.stepCount}: ${held} hold, ${failed} fail, ${waiting} wait`}>
      {parts.map((state, index) => {
        // Of a long run not every step is told: those behind the one that is played were done.
        const part = index === onStage ? 'running' : (state ?? (index < played ? 'done' : 'to-come'));
        return <rect key={index} className={partClasses[part]} x={index * (width + gap)} width={width} height={6} rx={1.5} />;
      })}
    </svg>
  );
}
