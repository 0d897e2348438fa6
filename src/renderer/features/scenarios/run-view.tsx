import type { ReactNode } from 'react';
import { EmptyState } from '../../ui/empty-state';
import { ResultsPane } from './results-pane';
import { RunBar } from './run-bar';
import { StepList } from './step-list';
import { useScenarios } from './scenarios-state';
import './run.css';

/** One run: what steers it, its steps, and what came of the expectations. */
export function RunView(): ReactNode {
  const open = useScenarios((state) => state.open);
  const run = useScenarios((state) => state.run);
  const beside = useScenarios((state) => state.beside);
  if (open === undefined) {
    return (
      <EmptyState title="No scenario is open">
        <p>Choose one under File.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <RunBar />
      <StepList />
      <section className="pane" aria-label="Results" data-pane>
        {run === undefined ? (
          <EmptyState title="Not run yet">
            <p>Run it to see each expectation hold, wait or fail, with what came instead.</p>
          </EmptyState>
        ) : (
          <ResultsPane run={run} beside={beside} />
        )}
      </section>
    </>
  );
}
