import { readFile, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { RunOrder } from '../../../shared/contract/scenario-contract';
import { scenarioLimits, type ScenarioProblem } from '../../../shared/model/scenario';
import { hasRunHeld, type ScenarioRun, type StepResult } from '../../../shared/model/scenario-run';
import { timeWords } from '../../../shared/model/scenario-words';
import type { CoreApp } from '../../core/app';
import { scenarioReports } from '../../core/scenario-reports';
import { listScenarios } from '../../core/scenario-shelf';
import { CommandEnd, exitCode, wrongCall, type ExitCode } from '../exit-code';
import { printable, type Flags } from '../flags';
import { tableLines, type Output } from '../output';
import { dataFolderOf, interrupted, openWriter } from '../surroundings';

interface NamedText {
  readonly file: string;
  readonly scenarioId: string;
  readonly text: string;
}

/** `hookbench scenarios`: those that come with the program and one's own, with their paths. */
export async function scenariosCommand(flags: Flags, output: Output): Promise<ExitCode> {
  const listed = await listScenarios(dataFolderOf(flags));
  for (const { fileName, path, origin, name, about, proves, stepCount } of listed) output.value({ type: 'scenario', file: fileName, path, origin, name, about, proves, steps: stepCount });
  if (!output.json) for (const line of tableLines(['File', 'Name', 'What it is about', 'Path'], listed.map(({ fileName, name, about, path }) => [fileName, name, about, path]))) output.say(line);
  return exitCode.done;
}

/** `hookbench run`: plays scenarios one after another. Exit 0 where all held, 1 where some did not, 2 where a file is broken: then nothing is played. */
export async function runScenarioCommand(flags: Flags, output: Output): Promise<ExitCode> {
  if (flags.words.length === 0) throw wrongCall('Name a scenario to play, such as: hookbench run whole-life.yaml. `hookbench scenarios` lists those that come with it.');
  const order = orderOf(flags);
  const port = flags.number('port', 0, 65_535);
  const app = await openWriter(dataFolderOf(flags), output, port === undefined ? {} : { port });
  try {
    const texts = await Promise.all(flags.words.map((word) => readScenario(app, word)));
    let broken = 0;
    for (const { file, text } of texts) {
      const { problems } = app.scenarios.check(text);
      if (problems.length > 0) broken += 1;
      for (const problem of problems) tellProblem(file, problem, output);
    }
    if (broken > 0) return exitCode.wrongCall;
    const catching = app.catching.status();
    if (catching.state !== 'catching') output.warn(`Nothing is caught in this run: ${catching.state === 'stopped' ? catching.problem.message : 'the catch server is paused.'}`);
    const runs: ScenarioRun[] = [];
    let stopped = false;
    void interrupted().then(async () => {
      stopped = true;
      const [run] = await app.scenarios.runs();
      if (run !== undefined) app.scenarios.steer(run.id, 'stop');
    });
    for (const named of texts) {
      if (!stopped) runs.push(await playOne(app, named, order, output));
    }
    const reports = scenarioReports(runs);
    await writeReport(flags.text('junit'), reports.junit);
    await writeReport(flags.text('html'), reports.html);
    return runs.length === texts.length && runs.every(hasRunHeld) ? exitCode.done : exitCode.didNotHold;
  } finally {
    await app.close();
  }
}

function orderOf(flags: Flags): RunOrder {
  const seed = flags.number('seed', 0, 2_147_483_647);
  const scale = flags.number('scale', 1, scenarioLimits.scale);
  const endpoints = flags.texts('endpoint').map((told) => {
    const [, name, url] = /^([^=]+)=(.+)$/s.exec(told) ?? [];
    if (name === undefined || url === undefined) throw wrongCall(`--endpoint is NAME=URL, not “${printable(told)}”.`);
    return { name, url };
  });
  const parameters = flags.texts('set').map((told) => {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(told) ?? [];
    if (name === undefined || value === undefined) throw wrongCall(`--set is NAME=VALUE, not “${printable(told)}”.`);
    return { name, value };
  });
  return { ...(seed === undefined ? {} : { seed }), ...(scale === undefined ? {} : { scale }), ...(endpoints.length === 0 ? {} : { endpoints }), ...(parameters.length === 0 ? {} : { parameters }) };
}

/** A file by its path, else a scenario of the library by its file name. */
async function readScenario(app: CoreApp, word: string): Promise<NamedText> {
  const path = resolve(word);
  try {
    const bytes = await readFile(path);
    return { file: word, scenarioId: `file:${path}`, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof TypeError) throw wrongCall(`${printable(word)} is not UTF-8 text.`);
    const named = basename(word) === word ? await inLibrary(app, word) : undefined;
    if (named !== undefined) return named;
    throw wrongCall(`${printable(word)} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function inLibrary(app: CoreApp, word: string): Promise<NamedText | undefined> {
  const name = /\.ya?ml$/.test(word) ? word : `${word}.yaml`;
  const file = (await app.scenarios.files.read(`own/${name}`)) ?? (await app.scenarios.files.read(`shipped/${name}`));
  return file === undefined ? undefined : { file: file.fileName, scenarioId: file.id, text: file.text };
}

function tellProblem(file: string, { place, message, expected }: ScenarioProblem, output: Output): void {
  output.value({ type: 'problem', file, line: place.line, column: place.column, message, expected });
  output.warn(`${printable(file)}:${place.line}:${place.column}: ${printable(message)}. Expected ${printable(expected)}.`);
}

async function playOne(app: CoreApp, { scenarioId, text }: NamedText, order: RunOrder, output: Output): Promise<ScenarioRun> {
  const asks = process.stdin.isTTY === true && !output.json;
  const teller = tellSteps(app, output, asks);
  const started = await app.scenarios.start({ scenarioId, text, order, asks });
  if (!started.ok) {
    teller.stop();
    throw started.error.code === 'surroundings' ? new CommandEnd(exitCode.surroundings, started.error.message) : wrongCall(started.error.message);
  }
  const { id, scenarioName, number, seed, scale, endpoints, stepCount } = started.value;
  output.value({ type: 'run', id, scenario: scenarioName, number, seed, scale, steps: stepCount, endpoints: endpoints.map(({ name, url }) => ({ name, url })) });
  if (!output.json) output.say(`${printable(scenarioName)}, ${stepCount} steps, seed ${seed}${scale === 1 ? '' : `, ${scale}×`}, on ${endpoints.map(({ name, url }) => printable(`${name} ${url}`)).join(', ')}`);
  const run = await app.scenarios.ended(id);
  if (run === undefined) throw new Error(`the run ${id} has no end`);
  app.live.flush();
  teller.stop();
  for (const step of run.steps) teller.tell(step);
  const { held, failed, skipped } = run.counts;
  output.value({ type: 'result', id, scenario: scenarioName, state: run.state, held: hasRunHeld(run), expectations: { held, failed, skipped }, sent: run.sent, captured: run.captured, elapsedMs: Math.round(run.elapsedMs), scenarioMs: Math.round(run.scenarioMs), eventsSha256: run.eventsSha256, ...(run.problem === undefined ? {} : { problem: run.problem }) });
  if (!output.json) output.say(`${hasRunHeld(run) ? 'Held' : 'DID NOT HOLD'}: ${held} held, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}; ${run.sent} sent, ${run.captured} captured in ${timeWords(run.elapsedMs)}.${run.problem === undefined ? '' : ` ${printable(run.problem)}`}`);
  return run;
}

const over: ReadonlySet<StepResult['state']> = new Set(['done', 'held', 'failed', 'skipped']);

/** Tells of each step once, when it is over; asks where a step asks. */
function tellSteps(app: CoreApp, output: Output, asks: boolean): { tell(step: StepResult): void; stop(): void } {
  const told = new Map<number, StepResult['state']>();
  const lines = asks ? createInterface({ input: process.stdin, output: process.stderr }) : undefined;
  const tell = (step: StepResult): void => {
    if (!over.has(step.state) || told.get(step.index) === step.state) return;
    told.set(step.index, step.state);
    tellStep(step, output);
  };
  const stopListening = app.live.subscribe(({ events }) => {
    for (const event of events) {
      if (event.type !== 'scenario.changed') continue;
      // What holds so far may fail before its time is over; it is told at the end.
      for (const step of event.steps) if (step.state !== 'held' || step.endedMs !== undefined) tell(step);
      const asking = event.steps.find(({ state }) => state === 'asks');
      if (asking !== undefined && lines !== undefined) void lines.question(`${printable(asking.title)} [Enter] `).then(() => app.scenarios.steer(event.run.id, 'continue'));
    }
  });
  return {
    tell,
    stop: () => {
      stopListening();
      lines?.close();
    },
  };
}

function tellStep({ index, line, kind, title, state, result, expectation, deliveryCount, startedMs, endedMs }: StepResult, output: Output): void {
  output.value({
    type: 'step',
    step: index + 1,
    line,
    kind,
    title,
    state,
    ...(result === undefined ? {} : { result }),
    ...(deliveryCount === 0 ? {} : { deliveries: deliveryCount }),
    ...(startedMs === undefined ? {} : { startedMs: Math.round(startedMs) }),
    ...(endedMs === undefined ? {} : { endedMs: Math.round(endedMs) }),
    ...(expectation === undefined ? {} : { expected: expectation.expected, came: expectation.came, seen: expectation.seen.map(({ kind: seen, id, eventName, source, remark }) => ({ kind: seen, id, event: eventName, source, ...(remark === undefined ? {} : { remark }) })) }),
  });
  if (output.json) return;
  const marks: Partial<Record<StepResult['state'], string>> = { held: 'held   ', failed: 'FAILED ', skipped: 'skipped' };
  output.say(`${String(index + 1).padStart(4)}  ${marks[state] ?? '       '}  ${printable(title)}${result === undefined || state === 'done' ? '' : `  (${printable(result)})`}`);
  if (state !== 'failed' || expectation === undefined) return;
  output.say(`               expected ${printable(expectation.expected)}`);
  output.say(`               came     ${printable(expectation.came)}`);
  for (const { id, eventName, source, remark } of expectation.seen) output.say(`                        ${printable([id, eventName ?? '', source ?? '', remark ?? ''].filter((part) => part !== '').join('  '))}`);
}

async function writeReport(path: string | undefined, text: string): Promise<void> {
  if (path === undefined) return;
  try {
    await writeFile(resolve(path), text);
  } catch (error) {
    throw new CommandEnd(exitCode.surroundings, `${printable(path)} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
