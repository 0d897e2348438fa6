import type { Burst, BurstOrder, BurstPace, BurstState } from '../../../../shared/model/burst';
import type { DeliverySummary } from '../../../../shared/model/delivery';
import type { EventDraft } from '../../../../shared/model/event';
import type { Clock } from '../../ports';
import { BurstCounts } from './burst-counts';
import { PaceKeeper } from './pace-keeper';
import { createWeightedMix } from './weighted-mix';

/** Puts one event on record for the burst’s endpoints and sends it in the background. */
export type BurstSend = (draft: EventDraft) => Promise<{ readonly ok: true; readonly deliveries: readonly DeliverySummary[] } | { readonly ok: false; readonly message: string }>;

/** What a run needs besides its order. `onChange` is told of every step; telling people more seldom is its business. */
export interface BurstRunParts {
  readonly id: string;
  readonly send: BurstSend;
  readonly clock: Clock;
  readonly onChange: () => void;
}

// Shorter waits for the log are its ordinary commits.
const logWaitMs = 20;

/**
 * One burst. An event is sent only while there is room for its deliveries, and its room is free again once their first attempts are on disk:
 * where receivers or log fall behind the burst slows down, and nothing is skipped or piled up.
 */
export class BurstRun {
  readonly startedAtMs: number;
  private readonly order: BurstOrder;
  private readonly parts: BurstRunParts;
  private readonly startedMs: number;
  private readonly counts: BurstCounts;
  private readonly pace: PaceKeeper;
  private readonly nextDraft: () => EventDraft;
  private paceNow: BurstPace;
  private timer: NodeJS.Timeout | undefined;
  private stateNow: BurstState = 'running';
  private problem: string | undefined;
  private endedMs: number | undefined;
  private begun = 0;
  private sent = 0;
  /** How many deliveries the largest event so far made. */
  private widest: number;
  private recording = 0;
  private blockedByLogMs: number | undefined;
  private lagMs = 0;
  private waits = 0;
  private waitedMs = 0;

  constructor(order: BurstOrder, parts: BurstRunParts) {
    this.order = order;
    this.parts = parts;
    this.startedAtMs = parts.clock.nowMs();
    this.startedMs = parts.clock.monotonicMs();
    this.counts = new BurstCounts(this.startedMs);
    this.pace = new PaceKeeper(order.pace, this.startedMs);
    this.paceNow = order.pace;
    this.widest = order.endpointIds.length;
    this.nextDraft = createWeightedMix(order.events.map(({ draft, weight }) => ({ item: draft, weight })));
    this.go();
  }

  get over(): boolean {
    return this.endedMs !== undefined;
  }

  stop(): void {
    if (this.over || this.stateNow === 'failed') return;
    this.stateNow = 'stopping';
    this.go();
    this.parts.onChange();
  }

  change(pace: BurstPace | undefined, paused: boolean | undefined): void {
    if (pace !== undefined) {
      this.paceNow = pace;
      this.pace.change(pace, this.parts.clock.monotonicMs());
    }
    if (paused === true && this.stateNow === 'running') this.stateNow = 'paused';
    if (paused === false && this.stateNow === 'paused') {
      this.stateNow = 'running';
      this.pace.change(this.paceNow, this.parts.clock.monotonicMs());
    }
    this.go();
    this.parts.onChange();
  }

  /** Told of every step of every delivery of this burst. */
  stepped(delivery: DeliverySummary): void {
    if (!this.counts.stepped(delivery, this.parts.clock.monotonicMs())) return;
    this.go();
    this.parts.onChange();
  }

  burst(previous: Burst['previous']): Burst {
    const { events, endpointIds, count, concurrency, faults = [] } = this.order;
    const nowMs = this.endedMs ?? this.parts.clock.monotonicMs();
    return {
      id: this.parts.id,
      state: this.stateNow,
      ...(this.problem === undefined ? {} : { problem: this.problem }),
      startedAtMs: this.startedAtMs,
      durationMs: nowMs - this.startedMs,
      order: {
        events: events.map(({ draft, weight }) => ({ name: draft.name, weight })),
        endpointIds,
        count,
        pace: this.paceNow,
        concurrency,
        faults: faults.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)),
      },
      figures: this.counts.figures(this.sent, { lagMs: this.lagMs, waits: this.waits, waitedMs: this.waitedMs }, nowMs),
      ...(previous === undefined ? {} : { previous }),
    };
  }

  private go(): void {
    clearTimeout(this.timer);
    while (this.stateNow === 'running' && this.begun < this.order.count && this.room()) {
      const waitMs = this.pace.waitMs(this.parts.clock.monotonicMs());
      if (waitMs > 0) {
        this.timer = setTimeout(() => this.go(), waitMs);
        return;
      }
      this.launch();
    }
    this.endWhereDone();
  }

  private room(): boolean {
    const taken = this.recording * this.widest + this.counts.underWay;
    return taken === 0 || taken + this.widest <= this.order.concurrency;
  }

  private launch(): void {
    this.begun += 1;
    this.recording += 1;
    const { clock } = this.parts;
    const beganMs = clock.monotonicMs();
    this.pace.left(beganMs);
    void this.parts.send(this.nextDraft()).then(
      (sent) => {
        this.recording -= 1;
        this.noteLag(beganMs, clock.monotonicMs());
        if (sent.ok) {
          this.sent += 1;
          this.widest = Math.max(this.widest, sent.deliveries.length);
          this.counts.began(sent.deliveries);
        } else {
          this.fail(sent.message);
        }
        this.go();
        this.parts.onChange();
      },
      (error: unknown) => {
        this.recording -= 1;
        this.fail(error instanceof Error ? error.message : String(error));
        this.go();
        this.parts.onChange();
      },
    );
  }

  /** The log held the burst up where nothing was on the wire while an event was being recorded. */
  private noteLag(beganMs: number, nowMs: number): void {
    this.lagMs = nowMs - beganMs;
    const idleMs = this.counts.underWay > 0 ? 0 : nowMs - Math.max(beganMs, this.blockedByLogMs ?? 0);
    this.blockedByLogMs = nowMs;
    if (idleMs < logWaitMs) return;
    this.waits += 1;
    this.waitedMs += idleMs;
  }

  private fail(message: string): void {
    this.problem ??= message;
    if (!this.over) this.stateNow = 'failed';
  }

  private endWhereDone(): void {
    const nothingMore = this.stateNow === 'stopping' || this.stateNow === 'failed' || this.begun >= this.order.count;
    if (this.over || !nothingMore || this.recording > 0 || this.counts.underWay > 0) return;
    this.endedMs = this.parts.clock.monotonicMs();
    if (this.stateNow !== 'failed') this.stateNow = this.begun >= this.order.count ? 'done' : 'stopped';
  }
}
