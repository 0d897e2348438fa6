import type { BurstPace } from '../../../../shared/model/burst';

// What a busy moment held up is made good, but no more than this of it, so that a burst does not pour out after a long wait.
const madeGoodMs = 100;

/** Says when the next event may leave, on the monotonic clock in milliseconds. */
export class PaceKeeper {
  private pace: BurstPace;
  private dueMs: number;

  constructor(pace: BurstPace, nowMs: number) {
    this.pace = pace;
    this.dueMs = nowMs;
  }

  /** Goes on at another pace. */
  change(pace: BurstPace, nowMs: number): void {
    this.pace = pace;
    this.dueMs = nowMs;
  }

  /** How long to wait before the next event; 0 where it may leave now. */
  waitMs(nowMs: number): number {
    return this.pace.kind === 'rate' ? Math.max(0, this.dueMs - nowMs) : 0;
  }

  /** Notes that an event left. */
  left(nowMs: number): void {
    if (this.pace.kind === 'rate') this.dueMs = Math.max(this.dueMs, nowMs - madeGoodMs) + 1_000 / this.pace.perSecond;
  }
}
