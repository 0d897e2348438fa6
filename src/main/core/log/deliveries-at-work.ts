import type { AttemptOutcome } from '../../../shared/model/attempt';
import type { Delivery, DeliveryState, DeliverySummary, NextAttempt } from '../../../shared/model/delivery';

/** A delivery on its way, as the writer last wrote it. */
export interface DeliveryAtWork {
  readonly summary: DeliverySummary;
  readonly sizeBytes: number;
  /** The flags of its row of the stream. */
  readonly flags: number;
  readonly event: EventAtWork;
  /** The attempt that is on its way, where it began in this run. */
  readonly attempt?: { readonly number: number; readonly key: number };
}

/** The row of an event, shared by the deliveries that were recorded with it. */
export interface EventAtWork {
  readonly key: number;
  /** False only where it is sure that no request of the event has a body on record. */
  mayHaveBodies: boolean;
}

/** More than any endpoint has on its way; what is older is read from the file again. */
const keptDeliveries = 4_096;

/**
 * The deliveries that are on their way, kept in memory so that their rows need not be read before each write. What is not here is read from the
 * file, so everything may be forgotten at any time, and must be where the file changed in another way or a transaction was rolled back.
 */
export class DeliveriesAtWork {
  readonly #deliveries = new Map<string, DeliveryAtWork>();

  get(id: string): DeliveryAtWork | undefined {
    return this.#deliveries.get(id);
  }

  /** Keeps a delivery while it is queued or sending. */
  keep(delivery: DeliveryAtWork): void {
    const { id, state } = delivery.summary;
    if (state !== 'queued' && state !== 'sending') {
      this.#deliveries.delete(id);
      return;
    }
    this.#deliveries.set(id, delivery);
    if (this.#deliveries.size <= keptDeliveries) return;
    const [oldest] = this.#deliveries.keys();
    if (oldest !== undefined) this.#deliveries.delete(oldest);
  }

  forget(id: string): void {
    this.#deliveries.delete(id);
  }

  forgetAll(): void {
    this.#deliveries.clear();
  }
}

/** A delivery that was just recorded, as reading it would give it. */
export function recordedSummary(delivery: Delivery, position: number, event: { readonly name: string; readonly source: string }): DeliverySummary {
  return { ...delivery, position, eventName: event.name, source: event.source, attemptCount: 0 };
}

/** The delivery after its attempt began. */
export function startedSummary(summary: DeliverySummary, number: number): DeliverySummary {
  const { reason: _reason, nextAttemptAtMs: _atMs, nextAttemptReason: _why, ...rest } = summary;
  return { ...rest, state: 'sending', attemptCount: number, attemptLimit: Math.max(rest.attemptLimit, number) };
}

/** The delivery after its attempt ended. */
export function finishedSummary(summary: DeliverySummary, outcome: AttemptOutcome, state: DeliveryState, next: NextAttempt | undefined): DeliverySummary {
  const { nextAttemptAtMs: _atMs, nextAttemptReason: _why, status: _status, failureCode: _failure, ...rest } = summary;
  return {
    ...rest,
    state,
    ...(next === undefined ? {} : { nextAttemptAtMs: next.atMs, nextAttemptReason: next.reason }),
    ...(outcome.answer === undefined ? {} : { status: outcome.answer.status }),
    ...(outcome.failure === undefined ? {} : { failureCode: outcome.failure.code }),
    durationMs: outcome.timings.totalMs,
  };
}
