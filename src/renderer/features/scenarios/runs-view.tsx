import { Repeat, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { hasRunHeld, isRunOver, type RunSummary } from '../../../shared/model/scenario-run';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { runName } from './earlier-run';
import { countWords, ResultsPane } from './results-pane';
import { choose, deleteRun, showRun, startRun } from './scenario-runs';
import { useScenarios } from './scenarios-state';
import { spanWords } from './span-words';

/** The runs that are kept: choose one to see what came of it, play it again, or set it beside another. */
export function RunsView(): ReactNode {
  const runs = useScenarios((state) => state.runs);
  const run = useScenarios((state) => state.run);
  const beside = useScenarios((state) => state.beside);
  if (runs.length === 0) {
    return (
      <EmptyState title="No runs yet">
        <p>Each run is kept with its results, its file, its seed and its receivers, so that it can be repeated and compared.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <section className="pane runs-pane" aria-label="Runs" data-pane>
        <ul className="pane-scroll runs-list">
          {runs.map((each) => (
            <RunLine key={each.id} run={each} isShown={each.id === run?.id} />
          ))}
        </ul>
      </section>
      <section className="pane" aria-label="Results" data-pane>
        {run !== undefined && (
          <>
            <div className="strip-bar">
              <strong>{runName(run)}</strong>
              <span className="push" />
              <Button
                size="sm"
                icon={Repeat}
                disabledReason={isRunOver(run) ? undefined : 'It runs'}
                onClick={() => {
                  choose({ seed: run.seed, scale: run.scale });
                  void startRun();
                }}
              >
                Run again with seed {run.seed}
              </Button>
              <Button size="sm" variant="ghost" icon={Trash2} disabledReason={isRunOver(run) ? undefined : 'It runs'} onClick={() => void deleteRun(run.id)}>
                Delete
              </Button>
            </div>
            <ResultsPane run={run} beside={beside} />
          </>
        )}
      </section>
    </>
  );
}

function RunLine({ run, isShown }: { readonly run: RunSummary; readonly isShown: boolean }): ReactNode {
  return (
    <li>
      <button type="button" className="run-line" aria-pressed={isShown} onClick={() => void showRun(run.id)}>
        <span className="run-line-name">
          {runName(run)} <Outcome run={run} />
        </span>
        <span className="soft truncate">{`${countWords(run.counts)}; ${run.sent} sent, ${run.captured} captured; ${spanWords(run.elapsedMs)}, seed ${run.seed}${run.scale === 1 ? '' : `, ${run.scale}×`}`}</span>
      </button>
    </li>
  );
}

function Outcome({ run }: { readonly run: RunSummary }): ReactNode {
  if (!isRunOver(run)) return <Badge>running</Badge>;
  if (run.state === 'stopped') return <Badge tone="warn">stopped</Badge>;
  if (run.state === 'broken') return <Badge tone="fail">broke off</Badge>;
  return hasRunHeld(run) ? <Badge tone="ok">all held</Badge> : <Badge tone="fail">{`${run.counts.failed} failed`}</Badge>;
}
