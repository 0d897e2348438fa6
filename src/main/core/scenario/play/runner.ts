import { createHash } from 'node:crypto';
import type { Expectation, ScenarioParameter, Step } from '../../../../shared/model/scenario';
import type { RunChange, RunCounts, RunState, StepResult } from '../../../../shared/model/scenario-run';
import { timeWords } from '../../../../shared/model/scenario-words';
import type { Query } from '../../../../shared/query/query';
import { outlineOf, type Program, type StepTurn } from '../text/compile';
import type { RunRecord } from './run-record';
import { ScenarioTime } from './scenario-time';
import { StepResults } from './step-results';
import { Watch } from './watch';
import type { Done, NotDone, World } from './world';

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

/** So many steps that send may be under way, each about another claim. */
const atOnce = 16;
/** What expectations to the end wait for after the last of the others, in real time. */
const quietMs = 500;
const mostIds = 10_000;

interface OpenWatch {
  readonly watch: Watch;
  readonly index: number;
  readonly callOff: () => void;
}

/**
 * Plays one program in one world. Steps that send about different claims overlap, those about one claim leave one after another; every other step
 * begins when those before it are on record and their first attempts over. Nothing is asked for again and again: records, timers and people wake it.
 */
export class Runner {
  readonly results = new StepResults();
  readonly deliveryIds: string[] = [];
  readonly captureIds: string[] = [];
  readonly #program: Program;
  readonly #world: World;
  readonly #order: PlayOrder;
  readonly #time: ScenarioTime;
  readonly #onChange: (change: Pick<RunChange, 'steps'>) => void;
  readonly #records: RunRecord[] = [];
  readonly #recordAt = new Map<string, number>();
  readonly #watches = new Map<number, OpenWatch>();
  readonly #known: { readonly scope: Expectation['scope']; readonly query: Query }[] = [];
  readonly #busy = new Set<string>();
  readonly #hash = createHash('sha256');
  readonly #bytes = new Map<number, readonly Uint8Array[]>();
  readonly #stepCount: number;
  readonly #keepsRecords: boolean;
  #hashed = 0;
  #sha = '';
  #waiters: (() => void)[] = [];
  #state: RunState = 'running';
  #problem: string | undefined;
  #index = -1;
  #allowance: number;
  #answered = false;
  #stopping = false;
  #recording = 0;
  #underWay = 0;
  #sending = 0;
  #sent = 0;
  #captured = 0;
  #anchorMs = 0;
  #anchorRecord = 0;
  #endedAt: { readonly elapsedMs: number; readonly scenarioMs: number } | undefined;

  constructor(program: Program, world: World, order: PlayOrder, onChange: (change: Pick<RunChange, 'steps'>) => void) {
    this.#program = program;
    this.#world = world;
    this.#order = order;
    this.#onChange = onChange;
    this.#stepCount = program.stepCount(order.parameters);
    this.#time = new ScenarioTime(world.clock, order.scale);
    this.#allowance = order.paused ? 1 : Number.POSITIVE_INFINITY;
    this.#keepsRecords = program.check.steps.some(({ kind }) => kind === 'expect');
  }

  position(): RunPosition {
    const counts = this.results.counts(this.#program.check.steps.reduce((sum, { kind, rounds }) => sum + (kind === 'expect' ? rounds : 0), 0));
    return {
      state: this.#state,
      ...(this.#problem === undefined ? {} : { problem: this.#problem }),
      elapsedMs: this.#endedAt?.elapsedMs ?? this.#time.elapsedMs(),
      scenarioMs: this.#endedAt?.scenarioMs ?? this.#time.scenarioMs(),
      counts,
      stepIndex: Math.max(0, this.#index),
      stepCount: this.#stepCount,
      sent: this.#sent,
      captured: this.#captured,
      eventsSha256: this.#sha,
    };
  }

  pause(): void {
    if (this.#state !== 'running' && this.#state !== 'asking') return;
    this.#allowance = 0;
    if (this.#state === 'running') this.#hold('paused');
  }

  /** Plays one step more, or answers the prompt. */
  step(): void {
    this.#allowance = 1;
    this.#release();
  }

  goOn(): void {
    this.#allowance = Number.POSITIVE_INFINITY;
    this.#release();
  }

  stop(): void {
    this.#stopping = true;
    this.#time.goOn();
    this.#wake();
  }

  /** Plays to the end. Resolves when the run is over; throws for nothing that a scenario or a receiver can do. */
  async play(): Promise<void> {
    const endListening = this.#world.onRecord((record) => this.#take(record));
    try {
      await this.#playSteps();
      await this.#finish();
    } finally {
      endListening();
      for (const { callOff } of this.#watches.values()) callOff();
      this.#endedAt = { elapsedMs: this.#time.elapsedMs(), scenarioMs: this.#time.scenarioMs() };
      this.#time.close();
      await this.#world.close();
      this.#foldHashes(true);
      this.#sha = this.#hash.digest('hex');
      this.#tell();
    }
  }

  async #playSteps(): Promise<void> {
    const turns = this.#program.turns({ seed: this.#order.seed, parameters: this.#order.parameters, later: (name) => this.#later(name) })[Symbol.iterator]();
    const ahead: StepTurn[] = [];
    const next = async (): Promise<StepTurn | undefined> => {
      const waiting = ahead.shift();
      if (waiting !== undefined) return waiting;
      const { value, done } = turns.next();
      if (done === true) return undefined;
      return value;
    };
    for (let turn = await next(); turn !== undefined && !this.#isEnding(); turn = await next()) {
      await this.#gate();
      if (this.#isEnding()) return;
      if (turn.usesClaim) await this.#until(() => this.#recording === 0);
      const read = turn.read();
      this.#index += 1;
      if (!read.ok) {
        this.#break(`Line ${turn.line}: ${read.problem.message}. Expected ${read.problem.expected}.`);
        return;
      }
      const { step } = read;
      this.#begin(step, turn.line);
      if (step.kind === 'wait') {
        await this.#drained();
        this.#openAhead(ahead, turns);
      }
      await this.#play(step);
    }
  }

  /** Expectations behind a wait watch while it goes on: it is the time in which they may hold. */
  #openAhead(ahead: StepTurn[], turns: Iterator<StepTurn>): void {
    for (let place = 0; ; place += 1) {
      if (ahead[place] === undefined) {
        const { value, done } = turns.next();
        if (done === true) return;
        ahead.push(value);
      }
      const turn = ahead[place];
      const read = turn?.read();
      if (turn === undefined || read === undefined || !read.ok || read.step.kind !== 'expect') return;
      const index = this.#index + 1 + place;
      this.results.put(this.#newResult(index, read.step, turn.line, 'waiting'));
      this.#open(index, read.step.expectation);
    }
  }

  async #play(step: Step): Promise<void> {
    const index = this.#index;
    switch (step.kind) {
      case 'note':
        this.#end(index, 'done');
        return;
      case 'wait':
        await this.#wait(index, step.waitMs);
        return;
      case 'prompt':
        await this.#ask(index);
        return;
      case 'expect':
        await this.#expect(index, step.expectation);
        return;
      case 'do':
      case 'send':
        await this.#send(index, step);
        return;
      case 'burst':
        await this.#drained();
        this.#anchor();
        this.#sending += 1;
        await this.#done(index, await this.#world.burst(step, (sent) => this.#update(index, { result: `${sent} sent` })));
        this.#sending -= 1;
        this.#anchor(false);
    }
  }

  async #send(index: number, step: Extract<Step, { kind: 'do' | 'send' }>): Promise<void> {
    const creates = step.kind === 'do' && step.action.name === 'create claim';
    // Which claim it is about is known once those that are being made are there.
    if (!creates) await this.#until(() => !this.#busy.has('new') || this.#stopping);
    const key = creates ? 'new' : this.#world.claimKey(step);
    await this.#until(() => this.#stopping || (this.#underWay < atOnce && (creates || key === undefined || !this.#busy.has(key))));
    if (this.#stopping) return;
    if (this.#sending === 0) this.#anchor();
    this.#underWay += 1;
    this.#recording += 1;
    this.#sending += 1;
    const name = creates ? `new ${index}` : key;
    if (creates) this.#busy.add('new');
    if (name !== undefined) this.#busy.add(name);
    const wish = { faults: step.faults, ...(step.performer === undefined ? {} : { performer: step.performer }), ...(step.endpoint === undefined ? {} : { endpoint: step.endpoint }) };
    const doing = step.kind === 'do' ? this.#world.act(step.action, wish) : this.#world.send(step);
    const whole = doing
      .then(async (done) => {
        this.#recording -= 1;
        if (creates && ![...this.#busy].some((each) => each.startsWith('new ') && each !== name)) this.#busy.delete('new');
        this.#wake();
        if (done.ok) await this.#world.attempted(done.deliveryIds);
        await this.#done(index, done);
      })
      .catch((error: unknown) => this.#break(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        this.#underWay -= 1;
        this.#sending -= 1;
        if (name !== undefined) this.#busy.delete(name);
        if (creates && ![...this.#busy].some((each) => each.startsWith('new '))) this.#busy.delete('new');
        this.#anchor(false);
        this.#wake();
      });
    if (this.#allowance !== Number.POSITIVE_INFINITY) await whole;
  }

  async #done(index: number, done: Done | NotDone): Promise<void> {
    if (!done.ok) {
      this.#end(index, 'failed', { result: done.message });
      this.#bytes.set(index, []);
      this.#break(`Step ${index + 1}: ${done.message}`);
      return;
    }
    this.#sent += done.deliveryCount;
    for (const id of done.deliveryIds) if (this.deliveryIds.length < mostIds) this.deliveryIds.push(id);
    this.#bytes.set(index, done.bytes);
    this.#foldHashes(false);
    this.#end(index, 'done', {
      event: done.event,
      performer: done.performedBy.name,
      source: done.performedBy.kind === 'user' ? 'ui' : 'api',
      deliveryIds: done.deliveryIds.slice(0, 50),
      deliveryCount: done.deliveryCount,
      ...(done.remark === undefined ? {} : { result: done.remark }),
    });
  }

  /** Folds the events into the hash in the order of their steps, whichever was recorded first. */
  #foldHashes(all: boolean): void {
    for (; this.#hashed <= this.#index; this.#hashed += 1) {
      const bytes = this.#bytes.get(this.#hashed);
      if (bytes === undefined) {
        if (!all && this.#isUnderWay(this.#hashed)) return;
        continue;
      }
      for (const each of bytes) this.#hash.update(each);
      this.#bytes.delete(this.#hashed);
    }
  }

  #isUnderWay(index: number): boolean {
    return this.results.get(index)?.state === 'running';
  }

  async #wait(index: number, waitMs: number): Promise<void> {
    const dueMs = this.#time.runMs() + this.#time.realMs(waitMs);
    let due = false;
    const callOff = this.#time.at(dueMs, () => {
      due = true;
      this.#wake();
    });
    await this.#until(() => due || this.#stopping || this.#problem !== undefined);
    callOff();
    this.#end(index, due ? 'done' : 'skipped', this.#order.scale === 1 ? {} : { result: `${timeWords(this.#time.realMs(waitMs))} at ${this.#order.scale}×` });
  }

  async #ask(index: number): Promise<void> {
    await this.#drained();
    if (!this.#order.asks) {
      this.#end(index, 'done', { result: 'not asked' });
      return;
    }
    this.#answered = false;
    this.#update(index, { state: 'asks' });
    this.#hold('asking');
    await this.#until(() => this.#answered || this.#stopping);
    this.#end(index, this.#answered ? 'done' : 'skipped');
    this.#anchor();
  }

  async #expect(index: number, expectation: Expectation): Promise<void> {
    await this.#drained();
    this.#open(index, expectation);
    const opened = this.#watches.get(index);
    this.#update(index, { state: opened?.watch.state ?? 'waiting' });
    await this.#until(() => opened === undefined || opened.watch.letsGoOn || this.#stopping || this.#problem !== undefined);
  }

  #open(index: number, expectation: Expectation): void {
    if (this.#watches.has(index)) return;
    const untilRunMs = this.#anchorMs + this.#time.watchMs(expectation.withinMs);
    const endless = expectation.untilEnd;
    const watch = new Watch(expectation, {
      fromMs: this.#anchorMs * this.#order.scale,
      untilMs: endless ? this.#time.scenarioMs() : (this.#anchorMs + this.#time.realMs(expectation.withinMs)) * this.#order.scale,
      scenarioMs: () => this.#time.scenarioMs(),
      nowMs: () => this.#world.clock.nowMs(),
      known: (scope) => this.#known.filter((each) => each.scope === scope || scope === 'captured').map(({ query }) => query),
      catalogueProblem: (event, body) => this.#world.catalogueProblem(event, body),
      schemaProblem: (schema, body) => this.#world.schemaProblem(schema, body),
    });
    if (expectation.unexpectedBut === undefined) this.#known.push({ scope: expectation.scope, query: watch.query });
    for (const record of this.#records.slice(expectation.sinceStep ? this.#anchorRecord : 0)) watch.take(record);
    const callOff = endless ? () => undefined : this.#time.at(untilRunMs, () => this.#closeWatch(index));
    this.#watches.set(index, { watch, index, callOff });
    this.#showWatch(index);
  }

  #closeWatch(index: number): void {
    const open = this.#watches.get(index);
    if (open === undefined) return;
    open.watch.close();
    this.#showWatch(index);
    this.#wake();
  }

  #showWatch(index: number): void {
    const open = this.#watches.get(index);
    if (open === undefined) return;
    const { watch, callOff } = open;
    const result = watch.result();
    this.#update(index, { state: watch.state, expectation: result, result: result.came, ...(watch.isFinal ? { endedMs: this.#time.scenarioMs() } : {}) });
    if (!watch.isFinal) return;
    callOff();
    this.#watches.delete(index);
  }

  #take(record: RunRecord): void {
    if (record.kind === 'captured') {
      this.#captured += 1;
      if (this.captureIds.length < mostIds) this.captureIds.push(record.id);
    }
    if (!this.#keepsRecords) return;
    const place = this.#recordAt.get(record.id);
    if (place === undefined) {
      if (record.kind === 'delivery') this.#recordAt.set(record.id, this.#records.length);
      this.#records.push(record);
    } else {
      this.#records[place] = record;
    }
    let decided = false;
    for (const { watch, index } of [...this.#watches.values()]) {
      const { state, letsGoOn } = watch;
      watch.take(record);
      if (watch.isFinal || watch.state !== state || watch.letsGoOn !== letsGoOn) decided = true;
      this.results.touch(index);
      if (watch.isFinal || watch.state !== state) this.#showWatch(index);
    }
    if (decided) this.#wake();
    this.#tell();
  }

  async #finish(): Promise<void> {
    await this.#drained();
    if (this.#stopping || this.#problem !== undefined) {
      for (const { watch, index } of [...this.#watches.values()]) {
        if (watch.state !== 'held') this.#update(index, { state: 'skipped', expectation: watch.result(), result: 'the run was stopped before its time was over' });
      }
      this.#state = this.#problem === undefined ? 'stopped' : 'broken';
      return;
    }
    this.#state = 'ending';
    this.#tell();
    const timed = (): readonly OpenWatch[] => [...this.#watches.values()].filter(({ watch }) => !watch.expectation.untilEnd);
    await this.#until(() => timed().length === 0 || this.#stopping);
    if (this.#watches.size > 0 && !this.#stopping) {
      let quiet = false;
      this.#time.at(this.#time.runMs() + quietMs, () => {
        quiet = true;
        this.#wake();
      });
      await this.#until(() => quiet || this.#stopping);
    }
    for (const index of [...this.#watches.keys()]) this.#closeWatch(index);
    this.#state = this.#stopping ? 'stopped' : 'done';
  }

  async #gate(): Promise<void> {
    while (this.#allowance <= 0 && !this.#stopping) {
      await this.#drained();
      this.#hold('paused');
      await this.#until(() => this.#allowance > 0 || this.#stopping);
    }
    this.#allowance -= 1;
  }

  #hold(state: 'paused' | 'asking'): void {
    this.#state = state;
    this.#time.stop();
    this.#tell();
  }

  #release(): void {
    if (this.#state === 'asking') this.#answered = true;
    if (this.#state === 'asking' || this.#state === 'paused') {
      this.#state = 'running';
      this.#time.goOn();
    }
    this.#tell();
    this.#wake();
  }

  #drained(): Promise<void> {
    return this.#until(() => this.#underWay === 0);
  }

  #until(holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve) => {
      const check = (): void => {
        if (holds()) resolve();
        else this.#waiters.push(check);
      };
      this.#waiters.push(check);
    });
  }

  #wake(): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const check of waiters) check();
  }

  #isEnding(): boolean {
    return this.#stopping || this.#problem !== undefined;
  }

  #break(problem: string): void {
    this.#problem ??= problem;
    this.#time.goOn();
    this.#wake();
  }

  /** Expectations count from here. `newStep` also moves the place from which “since the last step” looks. */
  #anchor(newStep = true): void {
    this.#anchorMs = this.#time.runMs();
    if (newStep) this.#anchorRecord = this.#records.length;
  }

  #later(name: string): string | undefined {
    const [, claim, field] = /^claim(?:\.([^.]+))?\.(id|reference)$/.exec(name) ?? [];
    return field === 'id' || field === 'reference' ? this.#world.claimValue(claim, field) : undefined;
  }

  #newResult(index: number, step: Step, line: number, state: StepResult['state']): StepResult {
    const { rounds: _rounds, ...outline } = outlineOf(step, line, 1);
    return { index, ...outline, state, startedMs: this.#time.scenarioMs(), deliveryIds: [], deliveryCount: 0 };
  }

  #begin(step: Step, line: number): void {
    if (this.results.get(this.#index) === undefined) this.results.put(this.#newResult(this.#index, step, line, step.kind === 'expect' ? 'waiting' : 'running'));
    this.#tell();
  }

  #update(index: number, changes: Partial<StepResult>): void {
    this.results.change(index, changes);
    this.#tell();
  }

  #end(index: number, state: StepResult['state'], changes: Partial<StepResult> = {}): void {
    this.#update(index, { ...changes, state, endedMs: this.#time.scenarioMs() });
  }

  /** Brings the expectations that watch up to date for whoever looks. */
  refresh(): void {
    for (const { index, watch } of this.#watches.values()) this.results.change(index, { expectation: watch.result(), result: watch.result().came });
  }

  #tell(): void {
    this.#onChange({ steps: [] });
  }
}
