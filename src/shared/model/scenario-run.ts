import type { ScenarioEndpoint, ScenarioParameter, StepKind } from './scenario';

/**
 * Where a step stands. Only expectations are `held`, `failed`, `waiting` or `skipped`; a step that could not be done is `failed` as well.
 * `asks`: a prompt that waits for a person.
 */
export type StepState = 'to-come' | 'running' | 'done' | 'held' | 'failed' | 'waiting' | 'skipped' | 'asks';

/** Where a run stands. `ending`: all steps are played, expectations still watch. `broken`: it could not go on, and `problem` says why. */
export type RunState = 'running' | 'paused' | 'asking' | 'ending' | 'done' | 'stopped' | 'broken';

/** A record that an expectation counted or took offence at. Ids are those of captured requests and of deliveries. */
export interface SeenRecord {
  readonly kind: 'captured' | 'delivery';
  readonly id: string;
  readonly atMs: number;
  readonly eventName: string | null;
  readonly source: string | null;
  readonly status: number | null;
  /** Path of a captured request, name of the endpoint of a delivery. */
  readonly place: string;
  /** Why it is told, such as the value that came twice. */
  readonly remark?: string;
}

/** What an expectation has seen. */
export interface ExpectationResult {
  /** In words: `200 claim.label_added, none twice`. */
  readonly expected: string;
  /** In words what came, or what came instead. */
  readonly came: string;
  /** What it still waits for; absent once it has ended. */
  readonly waitsFor?: string;
  /** Matches so far. */
  readonly count: number;
  /** Those that decided it, at most 20. */
  readonly seen: readonly SeenRecord[];
  /** When its window opened and closes, and when the match that decided it came, in milliseconds of the scenario's time since the run began. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly decidedMs?: number;
}

/** One step of a run. */
export interface StepResult {
  /** From 0, in the order of playing. */
  readonly index: number;
  readonly line: number;
  readonly kind: StepKind;
  readonly title: string;
  readonly state: StepState;
  readonly performer?: string;
  readonly source?: 'ui' | 'api';
  readonly event?: string;
  /** When it began and ended, in milliseconds of the scenario's time since the run began. */
  readonly startedMs?: number;
  readonly endedMs?: number;
  /** What came of it in a few words: `200 in 4.0 s, p95 41 ms`, `201 came`. */
  readonly result?: string;
  /** Deliveries that it made, at most 50; `deliveryCount` counts all. */
  readonly deliveryIds: readonly string[];
  readonly deliveryCount: number;
  readonly expectation?: ExpectationResult;
}

/** How expectations stand. */
export interface RunCounts {
  readonly held: number;
  readonly failed: number;
  readonly waiting: number;
  readonly skipped: number;
  readonly toCome: number;
}

/** A run in one line, for lists. */
export interface RunSummary {
  readonly id: string;
  /** Counts the runs of this scenario, from 1. */
  readonly number: number;
  readonly scenarioId: string;
  readonly scenarioName: string;
  readonly state: RunState;
  readonly problem?: string;
  readonly startedAtMs: number;
  /** Real time, pauses included, and the scenario's time, pauses left out; in milliseconds. */
  readonly elapsedMs: number;
  readonly scenarioMs: number;
  readonly seed: number;
  readonly scale: number;
  readonly counts: RunCounts;
  readonly stepIndex: number;
  readonly stepCount: number;
  readonly sent: number;
  readonly captured: number;
  /** SHA-256 (hex) over the events that it sent, in order: two runs with the same value sent the same bytes. */
  readonly eventsSha256: string;
}

/** A run with its steps. Of a long one only the steps around the one that is played and those with a result that matters are here: at most 2,000. */
export interface ScenarioRun extends RunSummary {
  readonly endpoints: readonly (ScenarioEndpoint & { readonly url: string })[];
  readonly parameters: readonly ScenarioParameter[];
  readonly steps: readonly StepResult[];
  /** The text that was played. */
  readonly text: string;
  /** What to compare with another run: the records that the run sent and caught, in order, at most 10,000 each. */
  readonly deliveryIds: readonly string[];
  readonly captureIds: readonly string[];
}

/** What changed in a run since it was last told: the summary as it is, and the steps that are different. */
export interface RunChange {
  readonly run: RunSummary;
  readonly steps: readonly StepResult[];
}

/** True where a run has ended and changes no more. */
export function isRunOver({ state }: Pick<RunSummary, 'state'>): boolean {
  return state === 'done' || state === 'stopped' || state === 'broken';
}

/** True where every expectation of an ended run held or was skipped, and every step could be done. */
export function hasRunHeld({ state, counts }: Pick<RunSummary, 'state' | 'counts'>): boolean {
  return state === 'done' && counts.failed === 0;
}
