import { CircleDot, Square } from 'lucide-react';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { ScenarioRun, StepResult } from '../../../shared/model/scenario-run';
import { isRunOver } from '../../../shared/model/scenario-run';
import { Button } from '../../ui/button';
import { VirtualList, type VirtualListHandle } from '../../ui/virtual-list';
import { startRecording, stopRecording } from './recording';
import { useScenarios, type OpenScenario } from './scenarios-state';
import { StepRow } from './step-row';

const rowHeightPx = 32;

/** The steps in the order of playing: as the run has them, else as the file does. */
export function StepList(): ReactNode {
  const open = useScenarios((state) => state.open);
  const run = useScenarios((state) => state.run);
  const recording = useScenarios((state) => state.recording);
  const list = useRef<VirtualListHandle>(null);
  const steps = useMemo(() => stepsOf(run, open), [run, open]);
  const nowIndex = run === undefined || isRunOver(run) ? -1 : steps.findIndex(({ index }) => index === run.stepIndex);
  useEffect(() => {
    if (nowIndex >= 0) list.current?.reveal(nowIndex);
  }, [nowIndex]);
  const receivers = run?.endpoints ?? open?.check.head?.endpoints ?? [];
  return (
    <section className="pane" aria-label="Steps" data-pane>
      <VirtualList
        className="step-scroll"
        role="list"
        aria-label="Steps"
        tabIndex={0}
        handle={list}
        count={steps.length}
        rowHeightPx={rowHeightPx}
        renderRow={(index) => {
          const step = steps[index];
          return step === undefined ? null : <StepRow key={step.index} step={step} isNow={index === nowIndex} />;
        }}
      />
      <div className="pane-foot">
        <span className="truncate">
          {receivers.length === 0 ? 'Plays on every endpoint that is subscribed' : 'Receiver: '}
          <strong className="strong">{receivers.map(({ target }) => target).join(', ')}</strong>
        </span>
        {recording === undefined ? (
          <Button className="push" variant="ghost" size="sm" icon={CircleDot} onClick={() => void startRecording()}>
            Record what I do next
          </Button>
        ) : (
          <Button className="push" size="sm" icon={Square} onClick={() => void stopRecording()}>
            Stop recording
          </Button>
        )}
      </div>
    </section>
  );
}

/** The steps of a run, those to come included where the file tells them one by one. */
function stepsOf(run: ScenarioRun | undefined, open: OpenScenario | undefined): readonly StepResult[] {
  const planned = plannedSteps(open);
  if (run === undefined) return planned;
  if (planned.length !== run.stepCount || open?.text !== run.text) return run.steps;
  const told = new Map(run.steps.map((step) => [step.index, step]));
  return planned.map((step) => told.get(step.index) ?? step);
}

/** The steps of the file as a run would begin with them; those within loops once. */
function plannedSteps(open: OpenScenario | undefined): readonly StepResult[] {
  return (open?.check.steps ?? []).map(({ rounds, title, ...step }, index) => ({
    ...step,
    index,
    title: rounds > 1 ? `${title}, ${rounds} times` : title,
    state: 'to-come',
    deliveryIds: [],
    deliveryCount: 0,
  }));
}
