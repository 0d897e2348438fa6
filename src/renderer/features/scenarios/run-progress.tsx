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

/** One part a step; long scenarios share parts. */
export function RunProgress({ run }: { readonly run: ScenarioRun }): ReactNode {
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
  return (
    <svg className="progress" viewBox={`0 0 ${widthUnits} 6`} preserveAspectRatio="none" role="img" aria-label={`Step ${Math.min(run.stepIndex + 1, run.stepCount)} of ${run.stepCount}: ${held} hold, ${failed} fail, ${waiting} wait`}>
      {parts.map((state, index) => {
        // Of a long run not every step is told: those behind the one that is played were done.
        const shown = state ?? (index < played ? 'done' : 'to-come');
        return <rect key={index} className={partClasses[shown]} x={index * (width + gap)} width={width} height={6} rx={1.5} />;
      })}
    </svg>
  );
}
