import type { Waiters } from './waiters';
import type { Done, NotDone, World } from './world';

/** One step that sends. */
export interface LaneWork {
  readonly index: number;
  /** Makes a new claim, so that the claims of later steps are known only once it is done. */
  readonly creates: boolean;
  /** Asked once the steps that make claims are done: which claim the step is about. */
  key(): string | undefined;
  /** Called when it may begin; false calls it off. */
  begin(): boolean;
  work(): Promise<Done | NotDone>;
  done(done: Done | NotDone): void;
}

/** So many steps that send may be under way, each about another claim. */
const atOnce = 16;

/** Lets steps that send overlap where they are about different claims; those about one claim follow one another, each after the first attempts of the one before. */
export class SendLanes {
  readonly #waiters: Waiters;
  readonly #world: World;
  readonly #busy = new Set<string>();
  #creating = 0;
  #recording = 0;
  #underWay = 0;

  constructor(waiters: Waiters, world: World) {
    this.#waiters = waiters;
    this.#world = world;
  }

  /** Steps that have begun and not ended. */
  get underWay(): number {
    return this.#underWay;
  }

  drained(): Promise<void> {
    return this.#waiters.until(() => this.#underWay === 0);
  }

  recorded(): Promise<void> {
    return this.#waiters.until(() => this.#recording === 0);
  }

  /** Resolves when the step has begun, with a promise of its end; undefined where it was called off. */
  async enter(work: LaneWork, isOver: () => boolean): Promise<{ readonly ended: Promise<void> } | undefined> {
    const { creates } = work;
    if (!creates) await this.#waiters.until(() => this.#creating === 0 || isOver());
    const key = creates ? undefined : work.key();
    await this.#waiters.until(() => isOver() || (this.#underWay < atOnce && (key === undefined || !this.#busy.has(key))));
    if (isOver() || !work.begin()) return undefined;
    this.#underWay += 1;
    this.#recording += 1;
    if (creates) this.#creating += 1;
    if (key !== undefined) this.#busy.add(key);
    return { ended: this.#run(work, key) };
  }

  async #run(work: LaneWork, key: string | undefined): Promise<void> {
    let done: Done | NotDone;
    try {
      done = await work.work();
    } catch (error) {
      done = { ok: false, message: error instanceof Error ? error.message : String(error) };
    }
    this.#recording -= 1;
    if (work.creates) this.#creating -= 1;
    this.#waiters.wake();
    if (done.ok) await this.#world.attempted(done.deliveryIds);
    this.#underWay -= 1;
    if (key !== undefined) this.#busy.delete(key);
    work.done(done);
    this.#waiters.wake();
  }
}
