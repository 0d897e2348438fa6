import type { Clock } from '../../ports';

/** A receiver runs no faster than it does: however fast the scenario, an expectation waits this long, or as long as it says where that is shorter. */
const leastWatchMs = 2_000;
const longestTimerMs = 2_147_483_647;

interface Alarm {
  readonly atMs: number;
  readonly ring: () => void;
}

/** The time of one run: it stands still while the run is paused, and the scenario's own time is as many times faster as its scale says. */
export class ScenarioTime {
  readonly #clock: Clock;
  readonly #scale: number;
  readonly #alarms = new Set<Alarm>();
  readonly #startedMs: number;
  #ranMs = 0;
  #sinceMs: number | undefined;
  #callOff: (() => void) | undefined;

  constructor(clock: Clock, scale: number) {
    this.#clock = clock;
    this.#scale = scale;
    this.#startedMs = clock.monotonicMs();
    this.#sinceMs = this.#startedMs;
  }

  /** Real time since the run began, pauses included. */
  elapsedMs(): number {
    return this.#clock.monotonicMs() - this.#startedMs;
  }

  /** Real time since the run began, pauses left out. */
  runMs(): number {
    return this.#ranMs + (this.#sinceMs === undefined ? 0 : this.#clock.monotonicMs() - this.#sinceMs);
  }

  scenarioMs(): number {
    return this.runMs() * this.#scale;
  }

  /** So long a wait of the scenario takes, in real time. */
  realMs(scenarioMs: number): number {
    return scenarioMs / this.#scale;
  }

  /** So long an expectation watches, in real time. */
  watchMs(withinMs: number): number {
    return Math.max(withinMs / this.#scale, Math.min(withinMs, leastWatchMs));
  }

  stop(): void {
    if (this.#sinceMs === undefined) return;
    this.#ranMs = this.runMs();
    this.#sinceMs = undefined;
    this.#arm();
  }

  goOn(): void {
    if (this.#sinceMs !== undefined) return;
    this.#sinceMs = this.#clock.monotonicMs();
    this.#arm();
  }

  /** Rings once when the run has reached this time; the function that it returns calls it off. */
  at(runMs: number, ring: () => void): () => void {
    const alarm: Alarm = { atMs: runMs, ring };
    this.#alarms.add(alarm);
    this.#arm();
    return () => {
      this.#alarms.delete(alarm);
      this.#arm();
    };
  }

  close(): void {
    this.#alarms.clear();
    this.#arm();
  }

  #arm(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    if (this.#sinceMs === undefined || this.#alarms.size === 0) return;
    const next = Math.min(...[...this.#alarms].map(({ atMs }) => atMs));
    this.#callOff = this.#clock.timer(Math.min(longestTimerMs, Math.max(0, next - this.runMs())), () => this.#ring());
  }

  #ring(): void {
    const nowMs = this.runMs();
    // A timer may go off a little early; what is due within that is due.
    const due = [...this.#alarms].filter(({ atMs }) => atMs <= nowMs + 1);
    for (const alarm of due) this.#alarms.delete(alarm);
    for (const { ring } of due.sort((a, b) => a.atMs - b.atMs)) ring();
    this.#arm();
  }
}
