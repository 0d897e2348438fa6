import { Pause, Play, Square, StepForward } from 'lucide-react';
import type { ReactNode } from 'react';
import { isRunOver, type RunState } from '../../../shared/model/scenario-run';
import { Button, IconButton } from '../../ui/button';
import { NumberField } from '../../ui/number-field';
import { Segmented } from '../../ui/segmented';
import { useNow } from '../../ui/use-now';
import { RunProgress } from './run-progress';
import { choose, playOrPause, startRun, steer } from './scenario-runs';
import { notRunnable, useScenarios } from './scenarios-state';
import { clockWords, spanWords } from './span-words';

const scales = ['1', '60', '1000'] as const;
const largestSeed = 2 ** 31 - 1;

const primary: Readonly<Record<RunState | 'idle', readonly [label: string, icon: typeof Play]>> = {
  idle: ['Run', Play],
  running: ['Pause', Pause],
  ending: ['Pause', Pause],
  paused: ['Go on', Play],
  asking: ['Continue', Play],
  done: ['Run again', Play],
  stopped: ['Run again', Play],
  broken: ['Run again', Play],
};

/** Pause, step and stop; how far it is; the seed and how fast time passes. */
export function RunBar(): ReactNode {
  const open = useScenarios((state) => state.open);
  const run = useScenarios((state) => state.run);
  const beside = useScenarios((state) => state.beside);
  const toldAtMs = useScenarios((state) => state.toldAtMs);
  const choice = useScenarios((state) => state.choice);
  const isLive = run !== undefined && !isRunOver(run);
  const isTicking = isLive && run.state !== 'paused' && run.state !== 'asking';
  const nowMs = useNow(isLive);
  const problem = isLive ? undefined : notRunnable(open);
  const [label, icon] = primary[run?.state ?? 'idle'];
  const head = open?.check.head;
  const seed = isLive ? run.seed : (choice.seed ?? head?.seed ?? 1);
  const scale = isLive ? run.scale : (choice.scale ?? head?.scale ?? 1);
  const sinceMs = Math.max(0, nowMs - toldAtMs);
  const isSameEvents = run !== undefined && beside !== undefined && isRunOver(run) && run.eventsSha256 === beside.eventsSha256;
  return (
    <section className="strip-bar run-bar" aria-label={run === undefined ? 'Run' : `Run ${run.number}`} data-pane>
      <div className="toolbar" role="toolbar" aria-label="Run">
        <Button variant="primary" icon={icon} keys={isLive ? 'Space' : 'Ctrl Enter'} disabledReason={problem} onClick={playOrPause}>
          {label}
        </Button>
        <IconButton variant="default" label="Step: play the next step, then pause" icon={StepForward} disabledReason={problem ?? (run?.state === 'ending' ? 'All steps are played' : undefined)} onClick={() => void (isLive ? steer('step') : startRun(true))} />
        <Button icon={Square} disabledReason={isLive ? undefined : 'Nothing runs'} onClick={() => void steer('stop')}>
          Stop
        </Button>
      </div>
      <div className="run-progress">
        {run === undefined ? (
          <div className="run-figures">
            <span>{`${open?.check.stepCount ?? 0} steps, ${spanWords((open?.check.lastsMs ?? 0) / scale)} of waits`}</span>
          </div>
        ) : (
          <div className="run-figures">
            <span>
              <strong>Step {Math.min(run.stepIndex + 1, run.stepCount)}</strong> of {run.stepCount}
            </span>
            <span>
              <strong>{clockWords(run.elapsedMs + (isLive ? sinceMs : 0))}</strong> elapsed
            </span>
            <span>
              <strong>{spanWords(run.scenarioMs + (isTicking ? sinceMs * run.scale : 0))}</strong> in the scenario
            </span>
            <span className="push truncate">
              Run {run.number}
              {isSameEvents && `, events identical to run ${beside.number}`}
              {run.state === 'stopped' && ', stopped'}
              {run.state === 'asking' && ', waits for you'}
            </span>
          </div>
        )}
        {run !== undefined && <RunProgress run={run} />}
      </div>
      <div className="run-choice">
        <NumberField label="Seed" value={seed} min={0} max={largestSeed} onCommit={(next) => choose({ seed: next })} />
        <span className="field-line">
          Time
          <Segmented label="Time scale" value={String(scale)} options={scales.map((value) => ({ value, label: value === '1' ? 'Real' : `${value}×` }))} onChange={(value) => choose({ scale: Number(value) })} />
        </span>
      </div>
    </section>
  );
}
