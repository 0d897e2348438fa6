import type { EventDraft } from '../model/event';
import type { FaultOrder } from '../model/fault';
import type { ScenarioCheck, ScenarioParameter } from '../model/scenario';
import type { RunSummary, ScenarioRun } from '../model/scenario-run';

type Nothing = Record<string, never>;

/** A scenario on the shelf. The id of a shipped one is `shipped/whole-life.yaml`, of one in the data folder `own/whole-life.yaml`. */
export interface ScenarioEntry {
  readonly id: string;
  readonly fileName: string;
  readonly path: string;
  readonly origin: 'shipped' | 'own';
  readonly name: string;
  readonly about: string;
  readonly proves: string;
  /** How many problems its text has; it cannot run while there is one. */
  readonly problemCount: number;
  readonly savedAtMs: number;
  readonly stepCount: number;
  readonly lastRun?: RunSummary;
}

/** How to play a scenario. What is left out is as the file says. */
export interface RunOrder {
  readonly seed?: number;
  readonly scale?: number;
  /** For the scenario's names: an endpoint of the workspace by id, or a URL. */
  readonly endpoints?: readonly { readonly name: string; readonly endpointId?: string; readonly url?: string }[];
  readonly parameters?: readonly ScenarioParameter[];
  /** Plays the first step and then waits for `scenarioRuns.step`. */
  readonly paused?: boolean;
}

/** What a recording holds so far. */
export interface Recording {
  readonly active: boolean;
  readonly startedAtMs: number;
  /** Steps that would be written. */
  readonly steps: number;
}

/** An event as composed that is to be a step: sent once with its faults, or `burst.count` times, as fast as answered where there is no rate. */
export interface StepEvent {
  readonly draft: EventDraft;
  readonly faults?: readonly FaultOrder[];
  readonly burst?: { readonly count: number; readonly perSecond?: number };
}

/** Methods of scenarios and of their runs. Runs tell of themselves by the live event `scenario.changed`. */
export interface ScenarioContract {
  'scenarios.list': { input: Nothing; output: readonly ScenarioEntry[] };
  'scenarios.read': { input: { id: string }; output: { entry: ScenarioEntry; text: string; check: ScenarioCheck } };
  /** Looks a text through. A text with problems is an answer, not a refusal. */
  'scenarios.check': { input: { text: string }; output: ScenarioCheck };
  /**
   * Saves one's own scenario; without `id` a new file is made, called after `name`. A text with problems is kept as well. With `over` (the
   * `savedAtMs` of the entry that was changed) the file is replaced only where nothing else has changed it since; else it is a `conflict`.
   */
  'scenarios.save': { input: { id?: string; name?: string; text: string; over?: number }; output: ScenarioEntry };
  /** A copy among one's own, to change. */
  'scenarios.copy': { input: { id: string }; output: ScenarioEntry };
  /**
   * Adds changes of the user's account (by their ids) as steps at the end of one of one's own scenarios, or makes a new one of them. The rest
   * of its text stays as it is. A claim that was there before is made first, since a scenario plays on an account of its own.
   */
  'scenarios.addChanges': { input: { changeIds: readonly string[]; scenarioId?: string; name?: string }; output: { entry: ScenarioEntry; steps: number } };
  /** Adds events as steps in the same way. One that is sent in a burst carries a claim of the scenario's account in place of its subject. */
  'scenarios.addEvents': { input: { events: readonly StepEvent[]; scenarioId?: string; name?: string }; output: { entry: ScenarioEntry; steps: number } };
  'scenarios.delete': { input: { id: string }; output: { id: string; text: string } };

  /** Plays a scenario. One run at a time; a text with problems is refused. */
  'scenarioRuns.start': { input: { id: string; text?: string; order?: RunOrder }; output: ScenarioRun };
  /** Plays no further step until `continue`; time stands still in the scenario, receivers go on. */
  'scenarioRuns.pause': { input: { id: string }; output: RunSummary };
  /** Plays one step and pauses again. Answers a prompt. */
  'scenarioRuns.step': { input: { id: string }; output: RunSummary };
  /** Goes on after a pause, and answers a prompt. */
  'scenarioRuns.continue': { input: { id: string }; output: RunSummary };
  'scenarioRuns.stop': { input: { id: string }; output: RunSummary };
  /** The run under way, or one that is kept. */
  'scenarioRuns.get': { input: { id: string }; output: ScenarioRun };
  /** The run under way first, then those that are kept, newest first; all, or those of one scenario. */
  'scenarioRuns.list': { input: { scenarioId?: string }; output: readonly RunSummary[] };
  'scenarioRuns.delete': { input: { id: string }; output: { id: string } };
  /** The report of an ended run: one HTML file without outside assets, or JUnit XML. */
  'scenarioRuns.report': { input: { id: string; format: 'html' | 'junit' }; output: { text: string; fileName: string } };

  /** Notes from now on what is sent and done by hand. */
  'recording.start': { input: Nothing; output: Recording };
  'recording.get': { input: Nothing; output: Recording };
  /** Ends the recording and gives it as the text of a scenario. */
  'recording.stop': { input: Nothing; output: { text: string } };
}
