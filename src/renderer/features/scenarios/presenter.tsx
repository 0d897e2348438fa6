import { ChevronLeft, EyeOff, RotateCcw, X } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import type { StepOutline } from '../../../shared/model/scenario';
import { isRunOver, type ScenarioRun, type StepResult } from '../../../shared/model/scenario-run';
import { BrandMark } from '../../ui/brand-mark';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { useNow } from '../../ui/use-now';
import { VisibleText } from '../../ui/visible-text';
import './presenter.css';
import { PresenterStage } from './presenter-stage';
import { backStep, nextStep, resetPresentation, shownIndex, stopPresenting, useStage } from './presenting';
import { RunProgress } from './run-progress';
import { useScenarios } from './scenarios-state';
import { clockWords } from './span-words';

/** Presenter mode: the whole window for one scenario, step by step in large type. Nothing in it can send but the scenario. */
export function Presenter(): ReactNode {
  const run = useScenarios((state) => state.run);
  const planned = useScenarios((state) => state.open?.check.steps ?? noSteps);
  const name = useScenarios((state) => state.open?.check.head?.name ?? '');
  const startedAtMs = useStage((state) => state.startedAtMs);
  const backAt = useStage((state) => state.backAt);
  const nowMs = useNow(true);

  useEffect(() => {
    const pressKey = (event: KeyboardEvent): void => {
      // No key of the window behind it works here.
      event.stopPropagation();
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const act = actions.get(event.key);
      if (act === undefined || (event.key === ' ' && event.target instanceof HTMLButtonElement)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', pressKey, { capture: true });
    return () => window.removeEventListener('keydown', pressKey, { capture: true });
  }, []);

  return (
    <div className="presenter">
      <header className="titlebar">
        <div className="titlebar-start">
          <span className="brand" role="img" aria-label="Hookbench">
            <BrandMark />
          </span>
          <span className="strong truncate">{name}</span>
        </div>
        <div className="titlebar-mid">
          <span className="badge badge-ui badge-lg">
            <Icon of={EyeOff} size={14} />
            Secrets and personal data hidden
          </span>
        </div>
        <div className="titlebar-end">
          <span className="soft num">{clockWords(Math.max(0, nowMs - startedAtMs))}</span>
          <Button variant="ghost" icon={X} keys="Esc" onClick={stopPresenting}>
            Leave
          </Button>
        </div>
      </header>
      {run === undefined ? <main className="stage" aria-label="What happened" /> : <PresenterStage run={run} shown={shownIndex(run, backAt)} />}
      {run !== undefined && <PresenterNote run={run} shown={shownIndex(run, backAt)} name={name} planned={planned} />}
    </div>
  );
}

const noSteps: readonly StepOutline[] = [];

const actions: ReadonlyMap<string, () => void> = new Map([
  [' ', () => void nextStep()],
  ['ArrowRight', () => void nextStep()],
  ['ArrowLeft', backStep],
  ['Home', () => void resetPresentation()],
  ['Escape', stopPresenting],
]);

function PresenterNote({ run, shown, name, planned }: { readonly run: ScenarioRun; readonly shown: number; readonly name: string; readonly planned: readonly StepOutline[] }): ReactNode {
  const step = run.steps.find(({ index }) => index === shown);
  const before = run.steps.filter(({ index }) => index <= shown);
  const note = before.findLast(({ kind }) => kind === 'note' || kind === 'prompt');
  // A run tells of steps once they begin. What comes then stands in the file, unless loops stand between.
  const coming = planned.length === run.stepCount ? planned.slice(shown + 1) : run.steps.filter(({ index }) => index > shown);
  const then = coming.find(({ kind }) => kind !== 'note');
  const isAtEnd = isRunOver(run) && shown >= run.stepCount - 1;
  return (
    <section className="presenter-note" aria-label="Presenter">
      <div aria-live="polite">
        <p className="presenter-step num">
          <span>{`Step ${shown + 1} of ${run.stepCount}`}</span>
          <RunProgress run={run} shown={shown} />
        </p>
        <h1 className="presenter-title">
          <VisibleText text={titleOf(step, before, name)} />
        </h1>
        <p className="presenter-text">
          {note !== undefined && <VisibleText text={unquoted(note.title)} />}
          {step?.kind === 'expect' && <strong>{` ${outcome(step)}`}</strong>}
        </p>
      </div>
      <div className="presenter-side">
        <Button variant="primary" className="btn-xl" autoFocus disabledReason={isAtEnd ? 'This was the last step' : undefined} keys="Space" onClick={() => void nextStep()}>
          Next step
        </Button>
        <div className="presenter-row">
          <Button icon={ChevronLeft} disabledReason={shown === 0 ? 'This is the first step' : undefined} onClick={backStep}>
            Back
          </Button>
          <Button icon={RotateCcw} onClick={() => void resetPresentation()}>
            Reset
          </Button>
        </div>
        <p className="presenter-next">
          {then === undefined && shown < run.stepCount - 1 ? null : then === undefined ? (
            <span className="dim">Then it ends.</span>
          ) : (
            <>
              <span className="dim">Then:</span> <VisibleText text={then.title} />
            </>
          )}
        </p>
      </div>
    </section>
  );
}

/** A note is read out, so the title stays that of what was done. */
function titleOf(step: StepResult | undefined, before: readonly StepResult[], name: string): string {
  if (step !== undefined && step.kind !== 'note' && step.kind !== 'prompt') return step.title;
  return before.findLast(({ kind }) => kind !== 'note' && kind !== 'prompt')?.title ?? name;
}

/** What is read out needs no quotes around it. */
function unquoted(text: string): string {
  return text.replace(/^“(.*)”$/s, '$1');
}

function outcome({ state, result, expectation }: StepResult): string {
  const came = result ?? expectation?.came ?? '';
  switch (state) {
    case 'held':
      return `It holds: ${came}.`;
    case 'failed':
      return `It fails: ${came}.`;
    case 'skipped':
      return 'Nothing was seen that could prove it.';
    default:
      return 'It waits.';
  }
}
