import type { ScenarioParameter } from '../../../../shared/model/scenario';
import type { RunCounts, RunState } from '../../../../shared/model/scenario-run';

/** How a program is played. */
export interface PlayOrder {
  readonly seed: number;
  readonly scale: number;
  readonly parameters: readonly ScenarioParameter[];
  /** Plays the first step and then waits. */
  readonly paused: boolean;
  /** False where nobody can answer a prompt: it is told and passed by. */
  readonly asks: boolean;
}

/** Where a run is, for its summary. */
export interface RunPosition {
  readonly state: RunState;
  readonly problem?: string;
  readonly elapsedMs: number;
  readonly scenarioMs: number;
  readonly counts: RunCounts;
  readonly stepIndex: number;
  readonly stepCount: number;
  readonly sent: number;
  readonly captured: number;
  readonly eventsSha256: string;
}
