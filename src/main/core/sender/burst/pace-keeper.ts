import type { BurstPace } from '../../../../shared/model/burst';

// What a busy moment held up is made good, but no more than this of it, so that a burst does not pour out after a long wait.
const madeGoodMs = 100;

/** Says when the next event may leave, on the monotonic clock in milliseconds. */
export class PaceKeeper {
  private pace: BurstPace;
  private dueMs: number;
  /** When the rate began to rise; undefined once a pace is in force at once. */
  private risesFromMs: number | undefined;

  constructor(pace: BurstPace, nowMs: number) {
    this.pace = pace;
    this.dueMs = nowMs;
    this.risesFromMs = nowMs;
  }

  /** Goes on at another pace, at once. */
  change(pace: BurstPace, nowMs: number): void {
    this.pace = pace;
    this.dueMs = nowMs;
    this.risesFromMs = undefined;
  }

  /** How long to wait before the next event; 0 where it may leave now. */
  waitMs(nowMs: number): number {
    return this.pace.kind === 'rate' ? Math.max(0, this.dueMs - nowMs) : 0;
  }

  /** Notes that an event left. */
  left(nowMs: number): void {
    if (this.pace.kind !== 'rate') return;
    const fromMs = Math.max(this.dueMs, nowMs - madeGoodMs);
    this.dueMs = fromMs + this.gapMs(fromMs, this.pace.perSecond, this.pace.risingMs ?? 0);
  }

  private gapMs(fromMs: number, perSecond: number, risingMs: number): number {
    const gapMs = 1_000 / perSecond;
    const intoMs = this.risesFromMs === undefined ? risingMs : fromMs - this.risesFromMs;
    // While the rate rises, as many have left as the area under a straight line says: with its square the next place on the line is found.
    return intoMs >= risingMs ? gapMs : Math.sqrt(intoMs ** 2 + 2 * risingMs * gapMs) - intoMs;
  }
}
