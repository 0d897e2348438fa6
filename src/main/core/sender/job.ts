import type { Delivery, DeliverySummary, WaitingDelivery } from '../../../shared/model/delivery';
import type { EventRecord } from '../../../shared/model/event';
import type { RunningAttempt } from './attempt';
import type { AttemptBuilt } from './attempt-request';

/** What an attempt is made from, read from the record or kept from the sending. */
export interface Ready {
  readonly event: EventRecord;
  readonly delivery: Delivery & Partial<Pick<DeliverySummary, 'attemptCount'>>;
  /** The body, where it was built before. */
  readonly body?: Uint8Array;
  /** The whole request, where it was built before and is the same whenever it leaves. */
  readonly built?: AttemptBuilt;
}

/** A delivery in the sender's hands. */
export interface Job {
  readonly id: string;
  readonly endpointId: string;
  /** 0 until the delivery is on record. */
  position: number;
  /** The write of the delivery itself, where the job began before that was on disk. */
  readonly recorded?: Promise<{ readonly ok: boolean }>;
  readonly ready?: Ready;
  /** True where the user asked for this attempt, so that a paused endpoint does not hold it up. */
  readonly asked: boolean;
  /** True where it came out of the lane of those that are overdue, so that the next one follows it. */
  readonly late: boolean;
  /** True where it is held back until the next event to its endpoint has left. */
  readonly reordered: boolean;
  /** A copy that leaves once this one's attempt has ended. */
  readonly next?: Job;
  begun: boolean;
  cancelled: boolean;
  running?: RunningAttempt;
  /** As last written. */
  summary?: DeliverySummary;
  readonly onEnd: (() => void)[];
}

/** A job for a delivery, not begun. */
export function jobFor(delivery: Pick<Delivery, 'id' | 'endpointId' | 'reason'> & Partial<Pick<DeliverySummary, 'position'>>, more: Partial<Pick<Job, 'recorded' | 'ready' | 'asked' | 'late' | 'next'>> = {}): Job {
  return { id: delivery.id, endpointId: delivery.endpointId, position: delivery.position ?? 0, asked: false, late: false, reordered: delivery.reason === 'reordered', begun: false, cancelled: false, onEnd: [], ...more };
}

/** A delivery as the waiting room keeps it; undefined where no attempt is planned. */
export function waitingOf({ id, endpointId, position, nextAttemptAtMs }: DeliverySummary): WaitingDelivery | undefined {
  return nextAttemptAtMs === undefined ? undefined : { id, endpointId, position, atMs: nextAttemptAtMs };
}
