import type { ScenarioContract, ScenarioEntry } from '../../shared/contract/scenario-contract';
import { ok, refuse, type Reply } from '../../shared/contract/reply';
import { parseJson } from '../../shared/json/parse-json';
import { isRunOver } from '../../shared/model/scenario-run';
import type { Handlers } from './dispatch';
import type { ScenarioControl } from './scenario-control';
import type { ScenarioRecording } from './scenario-recording';
import { appendSteps, newText } from './scenario/record/append-steps';
import type { Deed } from './scenario/record/recorder';
import { htmlReport } from './scenario/report/html';
import { junitReport } from './scenario/report/junit';
import type { Filed, ScenarioFile } from './scenario/store/scenario-files';
import { readFaults } from './wire/faults/parse-fault';

/** The methods of scenarios and of their runs. */
export type ScenarioMethod = keyof ScenarioContract;

/** Handlers of scenarios and of their runs. */
export function createScenarioHandlers(scenarios: ScenarioControl, recording: ScenarioRecording): Handlers<ScenarioMethod> {
  const gone = refuse('not-found', 'That scenario is gone.');
  const noRun = refuse('not-found', 'That run is not kept any more.');
  const entryOf = async (filed: Filed<ScenarioFile>) => (filed.ok ? ok(await scenarios.entry(filed.value)) : refuse(filed.code, filed.message));
  const addSteps = async (deeds: readonly Deed[], scenarioId: string | undefined, title: string): Promise<Reply<{ entry: ScenarioEntry; steps: number }>> => {
    const file = scenarioId === undefined ? undefined : await scenarios.files.read(scenarioId);
    if (scenarioId !== undefined && file === undefined) return gone;
    const added = file === undefined ? newText(title, deeds) : appendSteps(file.text, deeds);
    if (!added.ok) return refuse('conflict', added.message);
    const saved = await entryOf(await scenarios.files.save(file?.id, title, added.text, file?.savedAtMs));
    return saved.ok ? ok({ entry: saved.value, steps: added.steps }) : saved;
  };

  return {
    'scenarios.list': async () => ok(await Promise.all((await scenarios.files.list()).map((file) => scenarios.entry(file)))),
    'scenarios.read': async ({ id }) => {
      const file = await scenarios.files.read(id);
      return file === undefined ? gone : ok({ entry: await scenarios.entry(file), text: file.text, check: scenarios.check(file.text) });
    },
    'scenarios.check': ({ text }) => ok(scenarios.check(text)),
    'scenarios.save': async ({ id, name, text, over }) => {
      const told = name?.trim();
      return entryOf(await scenarios.files.save(id, told === undefined || told === '' ? (scenarios.check(text).head?.name ?? '') : told, text, over));
    },
    'scenarios.copy': async ({ id }) => {
      const file = await scenarios.files.read(id);
      return file === undefined ? gone : entryOf(await scenarios.files.save(undefined, file.fileName.replace(/\.ya?ml$/, ''), file.text));
    },
    'scenarios.addChanges': async ({ changeIds, scenarioId, name = '' }) => {
      const deeds = await recording.deedsOf(changeIds);
      if (deeds.length === 0) return refuse('not-found', 'None of these changes is in the account any more.', '/changeIds');
      return addSteps(deeds, scenarioId, name.trim() === '' ? 'From the desk' : name.trim());
    },
    'scenarios.addEvents': async ({ events, scenarioId, name = '' }) => {
      const deeds: Deed[] = [];
      for (const [index, { draft, faults = [], burst }] of events.entries()) {
        if (!parseJson(draft.subjectText).ok) return refuse('invalid', 'The subject is not valid JSON, so it cannot stand in a scenario.', `/events/${index}/draft/subjectText`);
        const read = readFaults(faults);
        if (!read.ok) return refuse('invalid', read.message, `/events/${index}/faults`);
        deeds.push(burst === undefined ? { kind: 'event', draft, faults: read.choices, atMs: 0 } : { kind: 'burst', draft, count: burst.count, perSecond: burst.perSecond, atMs: 0 });
      }
      return addSteps(deeds, scenarioId, name.trim() === '' ? 'From Compose' : name.trim());
    },
    'scenarios.delete': async ({ id }) => {
      const filed = await scenarios.files.remove(id);
      return filed.ok ? ok({ id, text: filed.value.text }) : refuse(filed.code, filed.message);
    },

    'scenarioRuns.start': async ({ id, text, order = {} }) => {
      const file = text === undefined ? await scenarios.files.read(id) : undefined;
      const played = text ?? file?.text;
      return played === undefined ? gone : scenarios.start({ scenarioId: id, text: played, order, asks: true });
    },
    'scenarioRuns.pause': ({ id }) => scenarios.steer(id, 'pause'),
    'scenarioRuns.step': ({ id }) => scenarios.steer(id, 'step'),
    'scenarioRuns.continue': ({ id }) => scenarios.steer(id, 'continue'),
    'scenarioRuns.stop': ({ id }) => scenarios.steer(id, 'stop'),
    'scenarioRuns.get': async ({ id }) => {
      const run = await scenarios.run(id);
      return run === undefined ? noRun : ok(run);
    },
    'scenarioRuns.list': async ({ scenarioId }) => ok(await scenarios.runs(scenarioId)),
    'scenarioRuns.delete': async ({ id }) => ((await scenarios.remove(id)) ? ok({ id }) : noRun),
    'scenarioRuns.report': async ({ id, format }): Promise<Reply<{ text: string; fileName: string }>> => {
      const run = await scenarios.run(id);
      if (run === undefined) return noRun;
      if (!isRunOver(run)) return refuse('conflict', 'The run is not over yet.');
      return ok(format === 'html' ? { text: htmlReport([run]), fileName: `run-${run.number}.html` } : { text: junitReport([run]), fileName: `run-${run.number}.xml` });
    },

    'recording.start': () => ok(recording.start()),
    'recording.get': () => ok(recording.state()),
    'recording.stop': async () => ok({ text: await recording.stop() }),
  };
}
