import type { ReactNode } from 'react';
import { isRunOver, type ScenarioRun, type StepResult } from '../../../shared/model/scenario-run';
import { expectationLabel } from './expectation-label';
import { roundTimesMs } from './round-times';
import { spanWords } from './span-words';

const leftX = 110;
const rightX = 560;
const nowHeight = 12;
const labelRoom = 24;
const rowHeight = 20;
const mostRows = 12;

/** When each expectation was due and when it came, in the scenario's time: a bar is the time that it allowed, a mark what came. */
export function RunTimings({ run, expectations }: { readonly run: ScenarioRun; readonly expectations: readonly StepResult[] }): ReactNode {
  const timed = expectations.flatMap((step) => (step.expectation === undefined || step.state === 'to-come' ? [] : [{ step, window: step.expectation }]));
  const shown = timed.slice(0, mostRows);
  if (shown.length === 0) return null;
  const endMs = Math.max(1, run.scenarioMs, ...shown.map(({ window }) => window.decidedMs ?? 0), ...shown.filter(({ step }) => step.state === 'waiting').map(({ window }) => window.untilMs));
  const x = (ms: number): number => leftX + (Math.min(ms, endMs) / endMs) * (rightX - leftX);
  // Above the rows stands the word of the line that is now.
  const headHeight = isRunOver(run) ? 0 : nowHeight;
  const height = headHeight + shown.length * rowHeight + 28;
  const nowX = x(run.scenarioMs);
  return (
    <section className="section">
      <div className="section-head">
        <h2 className="section-title">Timings</h2>
        <span className="soft truncate">when each was due, and when it came, in the scenario’s time</span>
      </div>
      <div className="card timings">
        <svg className="chart" viewBox={`0 0 576 ${height}`} role="img" aria-label={`Windows of ${shown.length} expectations over ${spanWords(endMs)}`}>
          {roundTimesMs(endMs).map((timeMs) => (
            <g key={timeMs}>
              <path className="grid" d={`M${x(timeMs)} ${headHeight + 4}V${height - 20}`} />
              <text className="label-dim" x={x(timeMs)} y={height - 5} textAnchor={x(timeMs) > rightX - labelRoom ? 'end' : 'middle'}>
                {timeMs === 0 ? '0' : spanWords(timeMs)}
              </text>
            </g>
          ))}
          {shown.map(({ step, window }, row) => {
            const top = headHeight + row * rowHeight + 6;
            const fromX = x(window.fromMs);
            return (
              <g key={step.index}>
                <text className="label-strong" x={0} y={top + 9}>
                  {`${step.index + 1} ${expectationLabel(step.title)}`}
                </text>
                <rect className="window" x={fromX} y={top} width={Math.max(4, x(window.untilMs) - fromX)} height={12} rx={2} />
                {window.decidedMs !== undefined && (step.state === 'held' || step.state === 'failed') && <rect className={step.state === 'failed' ? 'tick-fail' : 'tick-ok'} x={x(window.decidedMs) - 1} y={top} width={3} height={12} rx={1} />}
              </g>
            );
          })}
          {!isRunOver(run) && (
            <>
              <path className="mark" d={`M${nowX} 2V${height - 18}`} />
              <text className="label-strong" x={nowX > rightX - labelRoom ? nowX - 4 : nowX + 4} y={10} textAnchor={nowX > rightX - labelRoom ? 'end' : 'start'}>
                now
              </text>
            </>
          )}
        </svg>
        {timed.length > mostRows && <p className="hint">{`The first ${mostRows} of ${timed.length}.`}</p>}
      </div>
    </section>
  );
}
