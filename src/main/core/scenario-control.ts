import { join } from 'node:path';
import type { JsonSchema } from '../../shared/catalog/catalog';
import type { RunOrder, ScenarioEntry } from '../../shared/contract/scenario-contract';
import { ok, refuse, type Reply } from '../../shared/contract/reply';
import { addressEndpoint, type Endpoint } from '../../shared/model/endpoint';
import type { ScenarioCheck, ScenarioEndpoint, ScenarioParameter } from '../../shared/model/scenario';
import { isRunOver, type RunChange, type RunSummary, type ScenarioRun } from '../../shared/model/scenario-run';
import type { Desk } from './desk-port';
import { faultList } from './fault-list';
import type { Ports } from './ports';
import type { RunEndpoints } from './run-endpoints';
import { createScenarioWorld, type CaptureListener, type PlayedEndpoint } from './scenario-world';
import { Runner } from './scenario/play/runner';
import { createRunFiles } from './scenario/store/run-files';
import { watchScenarioFolder } from './scenario/store/watch-folder';
import { createScenarioFiles, type ScenarioFile, type ScenarioFiles } from './scenario/store/scenario-files';
import { shippedScenarioFolder } from './scenario/store/shipped-folder';
import { compileScenario, type Compiled, type Program } from './scenario/text/compile';
import type { ScenarioWords } from './scenario/text/words';
import type { DeliveryListener, Sender } from './sender/sender-port';
import type { CompiledSchema } from './validation/validation';
import { catalogOf } from './workspace/catalog-of';
import { urlProblem } from './workspace/endpoint-rules';
import type { WorkspaceStore } from './workspace/open-workspace';

export interface ScenarioControlParts {
  readonly folder: string;
  readonly ports: Ports;
  readonly workspace: WorkspaceStore;
  readonly sender: Sender;
  readonly desk: Desk;
  readonly runEndpoints: RunEndpoints;
  compile(schema: JsonSchema): CompiledSchema;
  /** The ports that the catch server accepts on now. */
  catchPorts(): readonly number[];
  onDelivery(listener: DeliveryListener): () => void;
  onCapture(listener: CaptureListener): () => void;
  /** Told at most six times a second, and at the end of a run. */
  onRun(change: RunChange): void;
  /** One's own scenarios came, went or changed on disk. */
  onFiles(): void;
}

/** A scenario to play: its text, and what to call it among the runs. */
export interface RunWish {
  readonly scenarioId: string;
  readonly text: string;
  readonly order: RunOrder;
  /** False where nobody can answer a prompt. */
  readonly asks: boolean;
}

/** The scenarios of this workspace and their runs. */
export interface ScenarioControl {
  readonly files: ScenarioFiles;
  compile(text: string): Compiled;
  check(text: string): ScenarioCheck;
  entry(file: ScenarioFile): Promise<ScenarioEntry>;
  /** Starts a run. Refused where one is under way, the text has a problem, or a receiver is not known. */
  start(wish: RunWish): Promise<Reply<ScenarioRun>>;
  /** Resolves when the run is over and kept; undefined where there is no such run. */
  ended(id: string): Promise<ScenarioRun | undefined>;
  steer(id: string, wish: 'pause' | 'step' | 'continue' | 'stop'): Reply<RunSummary>;
  run(id: string): Promise<ScenarioRun | undefined>;
  runs(scenarioId?: string): Promise<readonly RunSummary[]>;
  remove(id: string): Promise<boolean>;
  /** Stops what is under way. */
  close(): Promise<void>;
}

interface Active {
  readonly id: string;
  readonly program: Program;
  readonly runner: Runner;
  readonly facts: Pick<ScenarioRun, 'id' | 'number' | 'scenarioId' | 'scenarioName' | 'startedAtMs' | 'seed' | 'scale' | 'endpoints' | 'parameters' | 'text'>;
  readonly ended: Promise<ScenarioRun>;
}

const tellEveryMs = 160;
const mostStepsTold = 500;

/** Plays one scenario at a time over the real core, and keeps what came of each. */
export async function createScenarioControl(parts: ScenarioControlParts): Promise<ScenarioControl> {
  const { ports, workspace } = parts;
  const ownFolder = join(parts.folder, 'scenarios');
  const files = createScenarioFiles(shippedScenarioFolder(), ownFolder);
  const watched = watchScenarioFolder(ownFolder, parts.onFiles, (error) => ports.logger.warn(`the folder of the scenarios cannot be watched: ${String(error)}`));
  const kept = createRunFiles(join(parts.folder, 'runs'));
  let active: Active | undefined;
  let starting = false;

  const words = (): ScenarioWords => ({
    events: catalogOf(workspace.current()).map(({ name, subject }) => ({ name, subject })),
    faults: faultList,
    schemaProblem: (json) => {
      const compiled = parts.compile(JSON.parse(json) as JsonSchema);
      return compiled.ok ? undefined : compiled.message;
    },
  });
  const compile = (text: string): Compiled => compileScenario(text, words());
  const check = (text: string): ScenarioCheck => {
    const compiled = compile(text);
    return compiled.ok ? compiled.program.check : compiled.check;
  };
  const runs = async (scenarioId?: string): Promise<readonly RunSummary[]> => {
    const all = await kept.list();
    const now = active === undefined ? [] : [summaryNow(active)];
    return [...now, ...all.filter(({ id }) => id !== active?.id)].filter((run) => scenarioId === undefined || run.scenarioId === scenarioId);
  };

  const play = async (program: Program, wish: RunWish, endpoints: readonly PlayedEndpoint[], told: ScenarioRun['endpoints']): Promise<Active> => {
    const { head } = program;
    const { seed = head.seed, scale = head.scale, parameters = [] } = wish.order;
    const id = ports.ids.make('run');
    const before = await runs(wish.scenarioId);
    const account = await parts.desk.openScratchAccount(seed, head.claims);
    const values: readonly ScenarioParameter[] = head.parameters.map(({ name, value }) => ({ name, value: parameters.find((each) => each.name === name)?.value ?? value }));
    parts.runEndpoints.use(endpoints.map(({ endpoint }) => endpoint));
    const catalog = catalogOf(workspace.current());
    const world = createScenarioWorld({
      runId: id,
      ports,
      sender: parts.sender,
      account,
      endpoints,
      scale,
      needs: program.needs,
      catalog,
      catchPorts: parts.catchPorts(),
      onDelivery: parts.onDelivery,
      onCapture: parts.onCapture,
      catalogueProblem: (event, body) => {
        const entry = catalog.find(({ name }) => name === event);
        return entry === undefined ? `${event ?? 'A request without an event'} is not in the catalogue` : bodyProblem(parts.compile(entry.bodySchema), body);
      },
      schemaProblem: (() => {
        const known = new Map<string, JsonSchema>();
        return (json: string, body: string) => {
          let schema = known.get(json);
          if (schema === undefined) known.set(json, (schema = JSON.parse(json) as JsonSchema));
          return bodyProblem(parts.compile(schema), body);
        };
      })(),
    });
    const teller = tellerOf(ports, () => {
      if (active !== undefined) parts.onRun(changeOf(active));
    });
    const runner = new Runner(program, world, { seed, scale, parameters: values, paused: wish.order.paused ?? false, asks: wish.asks }, teller.changed);
    const number = before.reduce((most, run) => Math.max(most, run.number), 0) + 1;
    const facts = { id, number, scenarioId: wish.scenarioId, scenarioName: head.name, startedAtMs: ports.clock.nowMs(), seed, scale, endpoints: told, parameters: values, text: program.text };
    const ended = runner.play().then(
      () => finish(id),
      (error: unknown) => {
        ports.logger.error(`The run ${id} stopped by a fault of Hookbench’s own.`, error);
        return finish(id);
      },
    );
    const one: Active = { id, program, runner, facts, ended };
    const finish = async (runId: string): Promise<ScenarioRun> => {
      teller.stop();
      parts.runEndpoints.use([]);
      const run = runOf(one);
      const problem = await kept.keep(run);
      if (problem !== undefined) ports.logger.warn(problem);
      parts.onRun(changeOf(one));
      if (active?.id === runId) active = undefined;
      return run;
    };
    return one;
  };

  return {
    files: {
      ...files,
      async list() {
        // Nobody has to hear of changes before they have asked what there is.
        await watched.start();
        return files.list();
      },
    },
    compile,
    check,
    async entry(file) {
      const { problems, head, stepCount } = check(file.text);
      const [lastRun] = await runs(file.id);
      const { id, fileName, path, origin, savedAtMs } = file;
      return { id, fileName, path, origin, savedAtMs, name: head?.name === undefined || head.name === '' ? fileName : head.name, about: head?.about ?? '', proves: head?.proves ?? '', problemCount: problems.length, stepCount, ...(lastRun === undefined ? {} : { lastRun }) };
    },
    async start(wish) {
      if (active !== undefined || starting) return refuse('conflict', 'A scenario is being played. Stop it first.');
      const compiled = compile(wish.text);
      if (!compiled.ok) {
        const [first] = compiled.check.problems;
        return refuse('invalid', first === undefined ? 'The scenario cannot be read.' : `Line ${first.place.line}, column ${first.place.column}: ${first.message}. Expected ${first.expected}.`, '/text');
      }
      const { head } = compiled.program;
      const names = (wish.order.parameters ?? []).map(({ name }) => name);
      const unknown = names.find((name) => !head.parameters.some((each) => each.name === name));
      if (unknown !== undefined) return refuse('invalid', `This scenario has no parameter “${unknown}”.`, '/order/parameters');
      const scale = wish.order.scale ?? head.scale;
      const found = endpointsOf(head.endpoints, wish.order, workspace.current().endpoints, catalogOf(workspace.current()).map(({ name }) => name), scale);
      if (typeof found === 'string') return refuse('conflict', found, '/order/endpoints');
      starting = true;
      try {
        active = await play(compiled.program, wish, found.map(({ name, endpoint }) => ({ name, endpoint })), found.map(({ told }) => told));
        return ok(runOf(active));
      } finally {
        starting = false;
      }
    },
    ended: async (id) => (active?.id === id ? active.ended : kept.get(id)),
    steer(id, wish) {
      if (active?.id !== id) return refuse('conflict', 'That run is over.');
      const { runner } = active;
      if (wish === 'pause') runner.pause();
      else if (wish === 'step') runner.step();
      else if (wish === 'continue') runner.goOn();
      else runner.stop();
      return ok(summaryNow(active));
    },
    run: async (id) => (active?.id === id ? runOf(active) : kept.get(id)),
    runs,
    remove: async (id) => (active?.id === id ? false : kept.remove(id)),
    async close() {
      watched.close();
      const one = active;
      one?.runner.stop();
      await one?.ended;
    },
  };
}

function runOf({ facts, runner }: Active): ScenarioRun {
  if (!isRunOver(runner.position())) runner.refresh();
  return { ...facts, ...runner.position(), steps: runner.results.all(), deliveryIds: runner.deliveryIds, captureIds: runner.captureIds };
}

/** The run in one line, as it is now. */
function summaryNow({ facts, runner }: Active): RunSummary {
  const { endpoints: _endpoints, parameters: _parameters, text: _text, ...line } = facts;
  return { ...line, ...runner.position() };
}

/** What is told of a run: its line, and of the steps that changed the last five hundred. */
function changeOf(active: Active): RunChange {
  if (!isRunOver(active.runner.position())) active.runner.refresh();
  return { run: summaryNow(active), steps: active.runner.results.changes().slice(-mostStepsTold) };
}

function bodyProblem(compiled: CompiledSchema, body: string): string | undefined {
  if (!compiled.ok) return compiled.message;
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return 'the body is no JSON';
    throw error;
  }
  const [first] = compiled.validate(value);
  return first === undefined ? undefined : `${first.pointer === '' ? 'the body' : first.pointer} ${first.message}`;
}

interface FoundEndpoint extends PlayedEndpoint {
  readonly told: ScenarioRun['endpoints'][number];
}

/** The receivers of a run, or why one of them cannot be found, in one line. */
function endpointsOf(named: readonly ScenarioEndpoint[], order: RunOrder, endpoints: readonly Endpoint[], events: readonly string[], scale: number): readonly FoundEndpoint[] | string {
  const overrides = order.endpoints ?? [];
  const stray = overrides.find(({ name }) => named.length > 0 && !named.some((each) => each.name === name));
  if (stray !== undefined) return `This scenario has no endpoint called “${stray.name}”. It has ${named.map(({ name }) => name).join(', ')}.`;
  const all: readonly ScenarioEndpoint[] = named.length > 0 ? named : overrides.length > 0 ? overrides.map(({ name, url, endpointId }) => ({ name, target: url ?? endpointId ?? '' })) : endpoints.filter(({ enabled }) => enabled).map(({ name }) => ({ name, target: name }));
  const found: FoundEndpoint[] = [];
  for (const each of all) {
    const override = overrides.find(({ name }) => name === each.name);
    const target = override?.url ?? override?.endpointId ?? each.target;
    const known = endpoints.find(({ id }) => id === override?.endpointId) ?? endpoints.find(({ name }) => override === undefined && name.toLowerCase() === target.toLowerCase());
    if (known === undefined && urlProblem(target) !== undefined) return `There is no endpoint “${target}” in this workspace for “${each.name}”. Choose one, or give a URL: --endpoint ${each.name}=URL.`;
    const base = known ?? addressEndpoint(target, events);
    const endpoint: Endpoint = { ...base, timeScale: base.timeScale * scale, ...(each.retry === undefined ? {} : { retry: each.retry }), ...(each.timeoutMs === undefined ? {} : { timeoutMs: each.timeoutMs, connectTimeoutMs: Math.min(base.connectTimeoutMs, each.timeoutMs) }) };
    found.push({ name: each.name, endpoint, told: { ...each, target: known?.name ?? target, url: base.url } });
  }
  return found;
}

/** Tells at most every so often, and the last change for sure unless it is stopped. */
function tellerOf(ports: Ports, tell: () => void): { changed(): void; stop(): void } {
  let toldMs = Number.NEGATIVE_INFINITY;
  let callOff: (() => void) | undefined;
  const now = (): void => {
    callOff = undefined;
    toldMs = ports.clock.monotonicMs();
    tell();
  };
  return {
    changed() {
      callOff ??= ports.clock.timer(Math.max(0, toldMs + tellEveryMs - ports.clock.monotonicMs()), now);
    },
    stop() {
      callOff?.();
      callOff = () => undefined;
    },
  };
}
