import type { Clock } from '../../src/main/core/ports';

interface Timer {
  readonly atMs: number;
  readonly callback: () => void;
}

/** A clock that stands still until it is moved. */
export class VirtualClock implements Clock {
  private wallMs: number;
  private readonly timers = new Set<Timer>();

  constructor(nowMs: number) {
    this.wallMs = nowMs;
  }

  nowMs(): number {
    return this.wallMs;
  }

  monotonicMs(): number {
    return this.wallMs;
  }

  timer(delayMs: number, callback: () => void): () => void {
    const timer: Timer = { atMs: this.wallMs + delayMs, callback };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  /** Moves on to this time; timers go off in their order, each at its own time. */
  moveTo(atMs: number): void {
    for (let next = this.next(atMs); next !== undefined; next = this.next(atMs)) {
      this.timers.delete(next);
      this.wallMs = Math.max(this.wallMs, next.atMs);
      next.callback();
    }
    this.wallMs = atMs;
  }

  /** The computer sleeps: the time is another at once, and timers go off only when this one is reached. */
  sleepUntil(atMs: number): void {
    this.wallMs = atMs;
    this.moveTo(atMs);
  }

  private next(untilMs: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.timers) if (timer.atMs <= untilMs && (first === undefined || timer.atMs < first.atMs)) first = timer;
    return first;
  }
}
