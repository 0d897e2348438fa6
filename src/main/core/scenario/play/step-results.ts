import type { RunCounts, StepResult } from '../../../../shared/model/scenario-run';

const mostKept = 2_000;

/** The results of a run's steps, at most 2,000: of the others, those that were merely done are let go first, then the oldest that held. */
export class StepResults {
  readonly #kept = new Map<number, StepResult>();
  readonly #changed = new Set<number>();
  readonly #states = new Map<number, StepResult['state']>();
  readonly #counts = new Map<StepResult['state'], number>();

  get(index: number): StepResult | undefined {
    return this.#kept.get(index);
  }

  put(result: StepResult): void {
    this.#kept.set(result.index, result);
    this.#count(result);
    this.#changed.add(result.index);
    if (this.#kept.size > mostKept) this.#letGo();
  }

  change(index: number, changes: Partial<StepResult>): void {
    const before = this.#kept.get(index);
    if (before === undefined) return;
    const after = { ...before, ...changes };
    this.#kept.set(index, after);
    this.#count(after);
    this.#changed.add(index);
  }

  /** Marks a step whose result is told anew although it was not put here yet. */
  touch(index: number): void {
    this.#changed.add(index);
  }

  all(): readonly StepResult[] {
    return [...this.#kept.values()].sort((a, b) => a.index - b.index);
  }

  /** The steps that changed since this was last asked. */
  changes(): readonly StepResult[] {
    const changed = [...this.#changed].flatMap((index) => this.#kept.get(index) ?? []);
    this.#changed.clear();
    return changed;
  }

  /** How the expectations stand, of so many in all. */
  counts(expectations: number): RunCounts {
    const count = (state: StepResult['state']): number => this.#counts.get(state) ?? 0;
    const [held, failed, waiting, skipped] = [count('held'), count('failed'), count('waiting'), count('skipped')];
    return { held, failed, waiting, skipped, toCome: Math.max(0, expectations - this.#states.size) };
  }

  /** Failed steps of any kind count as failed; otherwise expectations alone are counted. */
  #count({ index, kind, state }: StepResult): void {
    const before = this.#states.get(index);
    const counts = kind === 'expect' || state === 'failed';
    if (before !== undefined) this.#counts.set(before, (this.#counts.get(before) ?? 0) - 1);
    if (counts) {
      this.#states.set(index, state);
      this.#counts.set(state, (this.#counts.get(state) ?? 0) + 1);
    } else {
      this.#states.delete(index);
    }
  }

  #letGo(): void {
    const wanted = mostKept / 2;
    const orders: readonly ((result: StepResult) => boolean)[] = [({ kind, state }) => kind !== 'expect' && state === 'done', ({ state }) => state === 'held' || state === 'skipped', ({ state }) => state === 'failed'];
    for (const may of orders) {
      for (const result of this.#kept.values()) {
        if (this.#kept.size <= wanted) return;
        if (may(result)) this.#kept.delete(result.index);
      }
    }
  }
}
