import type { Expectation, Step } from '../../../../shared/model/scenario';
import type { RunState, StepResult } from '../../../../shared/model/scenario-run';
import { timeWords } from '../../../../shared/model/scenario-words';
import { outlineOf, type Program } from '../text/compile';
import { EventHash } from './event-hash';
import type { PlayOrder, RunPosition } from './run-position';
import type { RunRecord } from './run-record';
import { ScenarioTime } from './scenario-time';
import { SendLanes } from './send-lanes';
import { StepResults } from './step-results';
import { TurnsAhead } from './turns-ahead';
import { Waiters } from './waiters';
import { Watches } from './watches';
import type { Done, NotDone, World } from './world';

/** What expectations to the end wait for after the last of the others, in real time. */
const quietMs = 500;
const mostIds = 10_000;

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
  readonly #onChange: () => void;
  readonly #watches: Watches;
  readonly #hash = new EventHash();
  readonly #waiters = new Waiters();
  readonly #lanes: SendLanes;
  readonly #stepCount: number;
  readonly #keepsRecords: boolean;
  #state: RunState = 'running';
  #problem: string | undefined;
  #index = -1;
  #allowance: number;
  #answered = false;
  #stopping = false;
  #sent = 0;
  #captured = 0;
  #anchorMs = 0;
  #anchorRecord = 0;
  #endedAt: { readonly elapsedMs: number; readonly scenarioMs: number } | undefined;

  constructor(program: Program, world: World, order: PlayOrder, onChange: () => void) {
    this.#program = program;
    this.#world = world;
    this.#lanes = new SendLanes(this.#waiters, world);
    this.#order = order;
    this.#onChange = onChange;
    this.#stepCount = program.stepCount(order.parameters);
    this.#time = new ScenarioTime(world.clock, order.scale);
    this.#watches = new Watches({ world, time: this.#time, scale: order.scale, results: this.results, onClose: () => this.#wake() });
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
      eventsSha256: this.#hash.value,
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
      this.#watches.callOff();
      this.#endedAt = { elapsedMs: this.#time.elapsedMs(), scenarioMs: this.#time.scenarioMs() };
      this.#time.close();
      await this.#world.close();
      this.#hash.close(this.#index);
      this.#tell();
    }
  }

  async #playSteps(): Promise<void> {
    const turns = new TurnsAhead(this.#program.turns({ seed: this.#order.seed, parameters: this.#order.parameters, later: (name) => this.#later(name) }));
    for (let turn = turns.next(); turn !== undefined && !this.#isEnding(); turn = turns.next()) {
      await this.#gate();
      if (this.#isEnding()) return;
      if (turn.usesClaim) await this.#lanes.recorded();
      const read = turn.read();
      this.#index += 1;
      if (!read.ok) {
        this.#break(`Line ${turn.line}: ${read.problem.message}. Expected ${read.problem.expected}.`);
        return;
      }
      const { step } = read;
      this.#begin(step, turn.line);
      if (step.kind === 'wait') {
        await this.#lanes.drained();
        this.#openAhead(turns);
      }
      await this.#play(step);
    }
  }

  #open(index: number, expectation: Expectation): void {
    this.#watches.open(index, expectation, this.#anchorMs, this.#anchorRecord);
    this.#tell();
  }

  /** Expectations behind a wait watch while it goes on: it is the time in which they may hold. */
  #openAhead(turns: TurnsAhead): void {
    for (const { place, line, step } of turns.expectations()) {
      const index = this.#index + 1 + place;
      this.results.put(this.#newResult(index, step, line, 'waiting'));
      this.#open(index, step.expectation);
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
        await this.#lanes.drained();
        this.#anchor();
        this.#done(index, await this.#world.burst(step, (sent) => this.#update(index, { result: `${sent} sent` })));
        this.#anchor(false);
    }
  }

  async #send(index: number, step: Extract<Step, { kind: 'do' | 'send' }>): Promise<void> {
    const wish = { faults: step.faults, ...(step.performer === undefined ? {} : { performer: step.performer }), ...(step.endpoint === undefined ? {} : { endpoint: step.endpoint }) };
    const entered = await this.#lanes.enter(
      {
        index,
        creates: step.kind === 'do' && step.action.name === 'create claim',
        key: () => this.#world.claimKey(step),
        begin: () => {
          if (this.#lanes.underWay === 0) this.#anchor();
          return true;
        },
        work: () => (step.kind === 'do' ? this.#world.act(step.action, wish) : this.#world.send(step)),
        done: (done) => {
          this.#done(index, done);
          this.#anchor(false);
        },
      },
      () => this.#isEnding(),
    );
    if (this.#allowance !== Number.POSITIVE_INFINITY) await entered?.ended;
  }

  #done(index: number, done: Done | NotDone): void {
    if (!done.ok) {
      this.#end(index, 'failed', { result: done.message });
      this.#break(`Step ${index + 1}: ${done.message}`);
      return;
    }
    this.#sent += done.deliveryCount;
    for (const id of done.deliveryIds) if (this.deliveryIds.length < mostIds) this.deliveryIds.push(id);
    this.#hash.put(index, done.bytes);
    this.#hash.fold(this.#index, (each) => this.results.get(each)?.state === 'running' && each !== index);
    this.#end(index, 'done', {
      event: done.event,
      performer: done.performedBy.name,
      source: done.performedBy.kind === 'user' ? 'ui' : 'api',
      deliveryIds: done.deliveryIds.slice(0, 50),
      deliveryCount: done.deliveryCount,
      ...(done.remark === undefined ? {} : { result: done.remark }),
    });
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
    await this.#lanes.drained();
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
    await this.#lanes.drained();
    this.#open(index, expectation);
    await this.#until(() => this.#watches.letsGoOn(index) || this.#isEnding());
  }

  #take(record: RunRecord): void {
    if (record.kind === 'captured' && record.isNew) {
      this.#captured += 1;
      if (this.captureIds.length < mostIds) this.captureIds.push(record.id);
    }
    if (!this.#keepsRecords) return;
    if (this.#watches.take(record)) this.#wake();
    this.#tell();
  }

  async #finish(): Promise<void> {
    if (!this.#stopping) await this.#lanes.drained();
    if (this.#stopping || this.#problem !== undefined) {
      this.#watches.giveUp();
      this.#state = this.#problem === undefined ? 'stopped' : 'broken';
      return;
    }
    this.#state = 'ending';
    this.#tell();
    await this.#until(() => this.#watches.timed === 0 || this.#stopping);
    if (this.#watches.count > 0 && !this.#stopping) {
      let quiet = false;
      this.#time.at(this.#time.runMs() + quietMs, () => {
        quiet = true;
        this.#wake();
      });
      await this.#until(() => quiet || this.#stopping);
    }
    if (this.#stopping) this.#watches.giveUp();
    else this.#watches.closeAll();
    this.#state = this.#stopping ? 'stopped' : 'done';
  }

  async #gate(): Promise<void> {
    while (this.#allowance <= 0 && !this.#stopping) {
      await this.#lanes.drained();
      // Told to go on while a receiver still took its time.
      if (this.#allowance > 0 || this.#stopping) break;
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

  #until(holds: () => boolean): Promise<void> {
    return this.#waiters.until(holds);
  }

  #wake(): void {
    this.#waiters.wake();
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
    if (newStep) this.#anchorRecord = this.#watches.recordCount;
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
    this.#watches.refresh();
  }

  #tell(): void {
    this.#onChange();
  }
}
