import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunSummary, ScenarioRun } from '../../../../shared/model/scenario-run';
import { diskSentence } from '../../disk-sentence';
import { isFileError, writeWhole } from './scenario-files';

/** The runs that are kept: a file each, at most 100; past that the oldest go. */
export interface RunFiles {
  /** Newest first. What cannot be read is left out. */
  list(): Promise<readonly RunSummary[]>;
  get(id: string): Promise<ScenarioRun | undefined>;
  /** Why it could not be kept, in one sentence; undefined where it was. */
  keep(run: ScenarioRun): Promise<string | undefined>;
  remove(id: string): Promise<boolean>;
}

const mostRuns = 100;
const runName = /^run_[a-z0-9]{1,60}$/;

export function createRunFiles(folder: string): RunFiles {
  let known: RunSummary[] | undefined;
  const pathOf = (id: string): string => join(folder, `${id}.json`);

  const get = async (id: string): Promise<ScenarioRun | undefined> => {
    if (!runName.test(id)) return undefined;
    try {
      const value: unknown = JSON.parse(await readFile(pathOf(id), 'utf8'));
      return isRun(value) && value.id === id ? value : undefined;
    } catch (error) {
      if (isFileError(error) || error instanceof SyntaxError) return undefined;
      throw error;
    }
  };
  const list = async (): Promise<RunSummary[]> => {
    if (known !== undefined) return known;
    let names: readonly string[] = [];
    try {
      names = await readdir(folder);
    } catch (error) {
      if (!isFileError(error)) throw error;
    }
    const runs = await Promise.all(names.filter((name) => name.endsWith('.json')).map((name) => get(name.slice(0, -5))));
    known = runs.filter((run) => run !== undefined).map(summaryOf).sort((a, b) => b.startedAtMs - a.startedAtMs);
    return known;
  };
  const remove = async (id: string): Promise<boolean> => {
    const before = await list();
    if (!runName.test(id) || !before.some((run) => run.id === id)) return false;
    await rm(pathOf(id), { force: true });
    known = before.filter((run) => run.id !== id);
    return true;
  };

  return {
    list,
    get,
    remove,
    async keep(run) {
      const before = await list();
      try {
        await mkdir(folder, { recursive: true });
        await writeWhole(pathOf(run.id), JSON.stringify(run));
        known = [summaryOf(run), ...before];
        for (const old of known.slice(mostRuns)) await remove(old.id);
        return undefined;
      } catch (error) {
        if (!isFileError(error)) throw error;
        return `The run could not be kept: ${diskSentence(error, 'play it again')}`;
      }
    },
  };
}

/** The run in one line. */
export function summaryOf(run: ScenarioRun): RunSummary {
  const { endpoints: _endpoints, parameters: _parameters, steps: _steps, text: _text, deliveryIds: _deliveryIds, captureIds: _captureIds, ...summary } = run;
  return summary;
}

/** True of what a run's file holds, as far as the program leans on it. */
function isRun(value: unknown): value is ScenarioRun {
  if (typeof value !== 'object' || value === null) return false;
  const run = value as Partial<Record<keyof ScenarioRun, unknown>>;
  const texts = [run.id, run.scenarioId, run.scenarioName, run.state, run.text, run.eventsSha256];
  const numbers = [run.number, run.startedAtMs, run.elapsedMs, run.scenarioMs, run.seed, run.scale, run.stepIndex, run.stepCount, run.sent, run.captured];
  const lists = [run.steps, run.endpoints, run.parameters, run.deliveryIds, run.captureIds];
  return texts.every((each) => typeof each === 'string') && numbers.every((each) => typeof each === 'number') && lists.every(Array.isArray) && typeof run.counts === 'object' && run.counts !== null;
}
