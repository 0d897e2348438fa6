import type { Expectation } from '../../../../shared/model/scenario';
import type { RecordTest } from '../../../../shared/query/record-test';
import { withoutContents, type RunRecord } from './run-record';
import type { ScenarioTime } from './scenario-time';
import type { StepResults } from './step-results';
import { Watch } from './watch';
import type { World } from './world';

interface OpenWatch {
  readonly watch: Watch;
  readonly callOff: () => void;
}

export interface WatchesParts {
  readonly world: World;
  readonly time: ScenarioTime;
  readonly scale: number;
  readonly results: StepResults;
  /** Told when the window of an expectation is over. */
  onClose(): void;
}

/** Bodies that are kept for expectations still to come, in bytes; past that they are looked at as they come and then let go. */
const keptBodyBytes = 64 * 1024 * 1024;

/** The expectations of a run that watch, by the index of their step, and the records that later ones look back at. */
export class Watches {
  readonly #parts: WatchesParts;
  readonly #open = new Map<number, OpenWatch>();
  readonly #records: RunRecord[] = [];
  readonly #recordAt = new Map<string, number>();
  readonly #bytesAt: number[] = [];
  readonly #known: { readonly text: string; readonly scope: Expectation['scope']; readonly finds: RecordTest }[] = [];
  #keptBytes = 0;

  constructor(parts: WatchesParts) {
    this.#parts = parts;
  }

  get count(): number {
    return this.#open.size;
  }

  /** Those whose window closes by itself. */
  get timed(): number {
    let count = 0;
    for (const { watch } of this.#open.values()) if (!watch.expectation.untilEnd) count += 1;
    return count;
  }

  get recordCount(): number {
    return this.#records.length;
  }

  /** True once the run need not wait for this one. */
  letsGoOn(index: number): boolean {
    return this.#open.get(index)?.watch.letsGoOn ?? true;
  }

  /** Begins to watch, from an anchor in the run's time; `sinceRecord` is the first record that “since the last step” looks at. */
  open(index: number, expectation: Expectation, anchorMs: number, sinceRecord: number): void {
    if (this.#open.has(index) || this.#parts.results.get(index)?.expectation !== undefined) return;
    const { time, world, scale } = this.#parts;
    const endless = expectation.untilEnd;
    const watch = new Watch(expectation, {
      fromMs: anchorMs * scale,
      untilMs: endless ? time.scenarioMs() : (anchorMs + time.watchMs(expectation.withinMs)) * scale,
      scenarioMs: () => time.scenarioMs(),
      nowMs: () => world.clock.nowMs(),
      known: (scope) => this.#known.filter((each) => each.scope === scope || scope === 'captured').map(({ finds }) => finds),
      catalogueProblem: (event, body) => world.catalogueProblem(event, body),
      schemaProblem: (schema, body) => world.schemaProblem(schema, body),
    });
    const { query: text, scope } = expectation;
    if (expectation.unexpectedBut === undefined && !this.#known.some((each) => each.text === text && each.scope === scope)) this.#known.push({ text, scope, finds: watch.finds });
    for (const record of this.#records.slice(expectation.sinceStep ? sinceRecord : 0)) watch.take(record);
    const callOff = endless ? () => undefined : time.at(anchorMs + time.watchMs(expectation.withinMs), () => this.#close(index));
    this.#open.set(index, { watch, callOff });
    this.#show(index);
  }

  /** Looks at a record that came or changed; true where that decided something. */
  take(record: RunRecord): boolean {
    this.#keep(record);
    let decided = false;
    for (const [index, { watch }] of this.#open) {
      const { state, letsGoOn } = watch;
      watch.take(record);
      const changed = watch.isFinal || watch.state !== state;
      if (changed || watch.letsGoOn !== letsGoOn) decided = true;
      if (changed) this.#show(index);
      else this.#parts.results.touch(index);
    }
    return decided;
  }

  /** The run is over: those that still watch are judged by what came. */
  closeAll(): void {
    for (const index of this.#open.keys()) this.#close(index);
  }

  /** The run was stopped: those that still watch are neither held nor failed. */
  giveUp(): void {
    for (const [index, { watch }] of this.#open) {
      this.#parts.results.change(index, { state: 'skipped', expectation: watch.result(), result: 'the run was stopped before its time was over' });
    }
  }

  callOff(): void {
    for (const { callOff } of this.#open.values()) callOff();
  }

  /** Brings the results of those that watch up to date. */
  refresh(): void {
    for (const [index, { watch }] of this.#open) {
      const expectation = watch.result();
      this.#parts.results.change(index, { expectation, result: expectation.came });
    }
  }

  #keep(record: RunRecord): void {
    const place = this.#recordAt.get(record.id) ?? this.#records.length;
    // Few captured requests change, and there may be very many of them.
    if (record.kind === 'delivery' || record.checkMarks.includes('later')) this.#recordAt.set(record.id, place);
    const others = this.#keptBytes - (this.#bytesAt[place] ?? 0);
    const bytes = record.bodies.length === 0 ? 0 : record.sizeBytes;
    const fits = others + bytes <= keptBodyBytes;
    this.#records[place] = fits ? record : withoutContents(record);
    this.#bytesAt[place] = fits ? bytes : 0;
    this.#keptBytes = fits ? others + bytes : others;
  }

  #close(index: number): void {
    this.#open.get(index)?.watch.close();
    this.#show(index);
    this.#parts.onClose();
  }

  #show(index: number): void {
    const open = this.#open.get(index);
    if (open === undefined) return;
    const { watch, callOff } = open;
    const expectation = watch.result();
    this.#parts.results.change(index, { state: watch.state, expectation, result: expectation.came, ...(watch.isFinal ? { endedMs: this.#parts.time.scenarioMs() } : {}) });
    if (!watch.isFinal) return;
    callOff();
    this.#open.delete(index);
  }
}
