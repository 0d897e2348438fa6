import type { ScenarioParameter } from '../../../../shared/model/scenario';
import type { RunSummary } from '../../../../shared/model/scenario-run';

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
export type RunPosition = Pick<RunSummary, 'state' | 'problem' | 'elapsedMs' | 'scenarioMs' | 'counts' | 'stepIndex' | 'stepCount' | 'sent' | 'captured' | 'eventsSha256'>;
