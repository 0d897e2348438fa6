import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Recording, ScenarioEntry } from '../../../shared/contract/scenario-contract';
import type { ScenarioCheck } from '../../../shared/model/scenario';
import type { RunSummary, ScenarioRun } from '../../../shared/model/scenario-run';

/** What of a scenario is shown. */
export type ScenarioTab = 'run' | 'file' | 'runs';

/** The file has another text than the editor, or is there no more. */
export type OutsideChange = { readonly kind: 'changed'; readonly entry: ScenarioEntry; readonly text: string; readonly check: ScenarioCheck } | { readonly kind: 'gone' };

/** The scenario that is open, with its text as it stands in the editor. */
export interface OpenScenario {
  readonly entry: ScenarioEntry;
  readonly text: string;
  readonly check: ScenarioCheck;
  /** The text that was last known to be on disk. */
  readonly onDisk: string;
  /** What another program made of the file while this text was changed here; nothing is saved until it is decided which counts. */
  readonly outside?: OutsideChange;
  /** `kept`: as it is on disk. `waiting`: typed since. */
  readonly saving: 'kept' | 'waiting' | 'refused';
  /** Rises with each scenario that is opened, so that the editor begins anew. */
  readonly opening: number;
}

/** What a run is to be started with, where it differs from the file. */
export interface RunChoice {
  readonly seed?: number;
  readonly scale?: number;
  /** The endpoint of the workspace, by id, for a name of the scenario. */
  readonly endpoints: ReadonlyMap<string, string>;
}

/** What the section of scenarios holds; it outlives the page. */
export interface ScenariosState {
  /** Undefined until it was first asked for. */
  readonly entries: readonly ScenarioEntry[] | undefined;
  readonly problem: string | undefined;
  readonly search: string;
  readonly open: OpenScenario | undefined;
  readonly tab: ScenarioTab;
  readonly choice: RunChoice;
  /** The run that is shown, with when its figures were told. */
  readonly run: ScenarioRun | undefined;
  readonly toldAtMs: number;
  /** The runs of the open scenario, newest first. */
  readonly runs: readonly RunSummary[];
  /** The run that stands beside the one that is shown. */
  readonly beside: ScenarioRun | undefined;
  readonly recording: Recording | undefined;
  readonly presenting: boolean;
}

export const noChoice: RunChoice = { endpoints: new Map() };

export const scenariosStore = createStore<ScenariosState>(() => ({
  entries: undefined,
  problem: undefined,
  search: '',
  open: undefined,
  tab: 'file',
  choice: noChoice,
  run: undefined,
  toldAtMs: 0,
  runs: [],
  beside: undefined,
  recording: undefined,
  presenting: false,
}));

export function useScenarios<T>(select: (state: ScenariosState) => T): T {
  return useStore(scenariosStore, select);
}

/** Why the open scenario cannot be run now; undefined where it can. */
export function notRunnable(open: OpenScenario | undefined): string | undefined {
  if (open === undefined) return 'Choose a scenario first';
  const count = open.check.problems.length;
  if (count > 0) return `${count === 1 ? '1 error' : `${count} errors`}, so it cannot run`;
  return open.check.stepCount === 0 ? 'It has no steps yet' : undefined;
}
