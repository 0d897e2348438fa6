import type { ReactNode } from 'react';
import { isRunOver, type RunCounts, type ScenarioRun, type StepResult } from '../../../shared/model/scenario-run';
import { Banner } from '../../ui/banner';
import { EarlierRun } from './earlier-run';
import { ExpectationCard, HeldLine } from './expectation-card';
import { RunTimings } from './run-timings';

/** What came of the expectations: failed ones first, then those that wait; those that held in one line. */
export function ResultsPane({ run, beside }: { readonly run: ScenarioRun; readonly beside: ScenarioRun | undefined }): ReactNode {
  const expectations = run.steps.filter(({ kind }) => kind === 'expect');
  const inState = (...states: readonly StepResult['state'][]): readonly StepResult[] => expectations.filter(({ state }) => states.includes(state));
  const broken = run.steps.filter(({ kind, state }) => kind !== 'expect' && state === 'failed');
  const held = inState('held');
  return (
    <div className="pane-scroll results" tabIndex={0} role="region" aria-label="Expectations and timings">
      {run.problem !== undefined && (
        <Banner tone="fail" title="The run could not go on">
          <p>{run.problem}</p>
        </Banner>
      )}
      <section className="section">
        <div className="section-head">
          <h2 className="section-title">Expectations</h2>
          <span className="soft num">{countWords(run.counts)}</span>
        </div>
        {expectations.length + broken.length === 0 ? (
          <p className="soft">{isRunOver(run) ? 'It expects nothing, so a run proves nothing about the receiver.' : 'None so far.'}</p>
        ) : (
          <div className="card">
            {[...broken, ...inState('failed'), ...inState('waiting', 'running'), ...inState('skipped')].map((step) => (
              <ExpectationCard key={step.index} step={step} scale={run.scale} scenarioMs={run.scenarioMs} />
            ))}
            {held.length > 0 && <HeldLine steps={held} />}
          </div>
        )}
      </section>
      <RunTimings run={run} expectations={expectations} />
      <EarlierRun run={run} beside={beside} />
    </div>
  );
}

/** Such as "3 hold, 1 fails, 2 are waiting, 1 to come". */
export function countWords({ held, failed, waiting, skipped, toCome }: RunCounts): string {
  const parts = [
    held > 0 && `${held} ${held === 1 ? 'holds' : 'hold'}`,
    failed > 0 && `${failed} ${failed === 1 ? 'fails' : 'fail'}`,
    waiting > 0 && `${waiting} ${waiting === 1 ? 'is' : 'are'} waiting`,
    skipped > 0 && `${skipped} skipped`,
    toCome > 0 && `${toCome} to come`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}
