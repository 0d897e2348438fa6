import type { BurstFigures, BurstOutcome } from '../../../../shared/model/burst';
import type { DeliverySummary } from '../../../../shared/model/delivery';
import { AnswerRates } from './answer-rates';
import { LatencyHistogram } from './latency-histogram';

/** Counts what becomes of a burst's deliveries, each once. Memory grows with what is under way alone. */
export class BurstCounts {
  private readonly startedMs: number;
  private readonly rates: AnswerRates;
  private readonly latency = new LatencyHistogram();
  private readonly statuses = new Map<number, number>();
  private readonly failures = new Map<string, number>();
  private readonly open = new Set<string>();
  private deliveries = 0;
  private ended = 0;
  private acknowledged = 0;
  private failed = 0;
  private notDelivered = 0;

  constructor(nowMs: number) {
    this.startedMs = nowMs;
    this.rates = new AnswerRates(nowMs);
  }

  /** Deliveries on record whose first attempt has not ended. */
  get underWay(): number {
    return this.open.size;
  }

  /** Notes deliveries that were just put on record. */
  began(deliveries: readonly DeliverySummary[]): void {
    this.deliveries += deliveries.length;
    for (const { id, state } of deliveries) {
      if (state === 'not-delivered') this.notDelivered += 1;
      else this.open.add(id);
    }
  }

  /** Notes a step of a delivery; true where that was the end of its first attempt. */
  stepped(delivery: DeliverySummary, nowMs: number): boolean {
    const { id, state, attemptCount, status, failureCode, durationMs } = delivery;
    if (!this.open.has(id) || state === 'sending') return false;
    if (attemptCount === 0 && (state === 'queued' || state === 'waiting')) return false;
    this.open.delete(id);
    if (attemptCount === 0) {
      this.notDelivered += 1;
      return true;
    }
    this.ended += 1;
    this.rates.add(nowMs);
    if (state === 'delivered') this.acknowledged += 1;
    else this.failed += 1;
    if (failureCode !== undefined || status === undefined) {
      const code = failureCode ?? 'unknown';
      this.failures.set(code, (this.failures.get(code) ?? 0) + 1);
    } else {
      this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
      if (durationMs !== undefined) this.latency.add(durationMs);
    }
    return true;
  }

  figures(eventsSent: number, log: BurstFigures['log'], nowMs: number): BurstFigures {
    const ranMs = nowMs - this.startedMs;
    return {
      eventsSent,
      deliveries: this.deliveries,
      underWay: this.open.size,
      acknowledged: this.acknowledged,
      failed: this.failed,
      notDelivered: this.notDelivered,
      statuses: outcomes(this.statuses),
      failures: outcomes(this.failures),
      latency: this.latency.figures(),
      perSecond: ranMs <= 0 ? 0 : (this.ended * 1_000) / ranMs,
      nowPerSecond: this.rates.nowPerSecond(nowMs),
      rates: this.rates.stretches(),
      log,
    };
  }
}

function outcomes<T>(counts: ReadonlyMap<T, number>): readonly BurstOutcome<T>[] {
  return [...counts].map(([outcome, count]) => ({ outcome, count })).sort((a, b) => b.count - a.count);
}
