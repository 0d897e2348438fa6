import { GitCompare } from 'lucide-react';
import type { ReactNode } from 'react';
import { isRunOver, type RunSummary, type ScenarioRun, type StepResult } from '../../../shared/model/scenario-run';
import { go } from '../../host/navigation';
import { Button } from '../../ui/button';
import { formatDated } from '../../ui/format';
import { Select } from '../../ui/select';
import { compareWith } from './scenario-runs';
import { useScenarios } from './scenarios-state';
import { spanWords } from './span-words';
import { stepStates } from './step-row';

const mostRows = 50;

/** The expectations of this run beside those of an earlier one. */
export function EarlierRun({ run, beside }: { readonly run: ScenarioRun; readonly beside: ScenarioRun | undefined }): ReactNode {
  const runs = useScenarios((state) => state.runs);
  const others = runs.filter(({ id }) => id !== run.id);
  if (others.length === 0) return null;
  const same = beside === undefined ? [] : ([beside.text === run.text && 'file', beside.seed === run.seed && 'seed', beside.eventsSha256 === run.eventsSha256 && 'events'] as const).filter((word) => word !== false);
  const expectations = run.steps.filter(({ kind }) => kind === 'expect').slice(0, mostRows);
  return (
    <section className="section">
      <div className="section-head">
        <h2 className="section-title">Beside an earlier run</h2>
        <span className="soft truncate">{same.length === 0 ? '' : `same ${new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(same)}`}</span>
        <span className="push" />
        <Select label="Earlier run" hideLabel size="sm" value={beside?.id ?? ''} options={others.map((other) => ({ value: other.id, label: runName(other) }))} onChange={(id) => void compareWith(id)} />
      </div>
      {beside !== undefined && (
        <div className="card" tabIndex={0} role="region" aria-label="Expectations of both runs">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Expectation</th>
                <th scope="col" className="is-end">{`Run ${beside.number}`}</th>
                <th scope="col" className="is-end">{`Run ${run.number}`}</th>
                <th scope="col" className="is-end">
                  Difference
                </th>
              </tr>
            </thead>
            <tbody>
              {expectations.map((step) => {
                const before = beside.steps.find((other) => other.index === step.index && other.title === step.title);
                return (
                  <tr key={step.index}>
                    <th scope="row" className="truncate">{`${step.index + 1} ${step.title}`}</th>
                    <td className="is-end">
                      <Outcome step={before} />
                    </td>
                    <td className="is-end">
                      <Outcome step={step} />
                    </td>
                    <td className="is-end dim">{difference(before, step)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {beside !== undefined && isRunOver(run) && (
        <Button size="sm" variant="ghost" icon={GitCompare} onClick={() => go({ section: 'activity', compare: { kind: 'series', a: recordsOf(beside), b: recordsOf(run) } })}>
          Compare what came, event by event
        </Button>
      )}
    </section>
  );
}

/** The query of what was caught while a run went on. */
function recordsOf({ startedAtMs, elapsedMs }: RunSummary): string {
  return `direction:in after:${new Date(startedAtMs).toISOString()} before:${new Date(startedAtMs + elapsedMs + 1).toISOString()}`;
}

/** A run in a list: "Run 6, 22 Nov, 17:40:12". */
export function runName({ number, startedAtMs }: RunSummary): string {
  const date = new Date(startedAtMs);
  const isToday = date.toDateString() === new Date().toDateString();
  return `Run ${number}, ${formatDated(isToday ? '' : date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' }), startedAtMs, 'second')}`;
}

function Outcome({ step }: { readonly step: StepResult | undefined }): ReactNode {
  if (step === undefined) return <span className="dim">not in it</span>;
  const tone = step.state === 'held' ? 'ok' : step.state === 'failed' ? 'fail' : undefined;
  const result = step.expectation;
  const figure = result?.decidedMs === undefined ? undefined : spanWords(result.decidedMs - result.fromMs);
  return (
    <>
      <span className={tone}>{stepStates[step.state][2]}</span>
      {result !== undefined && `, ${step.state === 'held' && figure !== undefined ? figure : result.count}`}
    </>
  );
}

function difference(before: StepResult | undefined, now: StepResult): string {
  if (before === undefined) return 'new';
  if (now.state === 'waiting' || now.state === 'to-come' || now.state === 'running') return 'open';
  if (before.state !== now.state) return `was ${stepStates[before.state][2]}`;
  const more = (now.expectation?.count ?? 0) - (before.expectation?.count ?? 0);
  return more === 0 ? 'as before' : more > 0 ? `${more} extra` : `${-more} missing`;
}
