import type { EventRecord } from './event';
import type { Attempt } from './attempt';
import type { NotDeliveredReason } from './endpoint';
import type { FaultChoice } from './fault';
import type { RetrySchedule, TimeScale } from './retry-schedule';

/**
 * Where a delivery stands.
 * `queued` and `sending` are on their way; `waiting` has its next attempt planned (`nextAttemptAtMs`) or waits for a paused endpoint (`reason`);
 * `delivered` had a 2xx; `failed` had none, and none is to come; `unknown` was on its way when the program ended;
 * `cancelled` was stopped by the user before it was delivered; `not-delivered` was never tried, and its reason says why.
 */
export type DeliveryState = 'queued' | 'sending' | 'waiting' | 'delivered' | 'failed' | 'unknown' | 'cancelled' | 'not-delivered';

/**
 * Why the next attempt is when it is: by the schedule, by the answer's `Retry-After`, by as much of that as is allowed,
 * by the schedule because the `Retry-After` made no sense, or because the sending itself was to come later.
 */
export type NextAttemptReason = 'schedule' | 'retry-after' | 'retry-after-shortened' | 'retry-after-unreadable' | 'delayed';

/** When the next attempt leaves, in epoch milliseconds, and why then. */
export interface NextAttempt {
  readonly atMs: number;
  readonly reason: NextAttemptReason;
}

/** A delivery that waits for its time, as the log lists it. */
export interface WaitingDelivery {
  readonly id: string;
  readonly position: number;
  readonly endpointId: string;
  readonly atMs: number;
}

/** Where a delivery is put other than by an attempt. */
export type DeliveryMove =
  | { readonly state: 'queued' }
  | { readonly state: 'waiting'; readonly next: NextAttempt }
  | { readonly state: 'waiting'; readonly reason: 'paused' }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed' | 'not-delivered'; readonly reason: NotDeliveredReason };

/** The reason in the words of the window and of the command line. */
export function nextAttemptSentence(reason: NextAttemptReason): string {
  switch (reason) {
    case 'schedule':
      return 'by the retry schedule';
    case 'retry-after':
      return 'the receiver asked for it (Retry-After)';
    case 'retry-after-shortened':
      return 'the receiver asked for longer (Retry-After) than is allowed';
    case 'retry-after-unreadable':
      return 'by the retry schedule; the receiver’s Retry-After is neither seconds nor a date';
    case 'delayed':
      return 'it was to be sent later';
  }
}

/** What a delivery was made from, where that is not a new event by hand: another delivery, a captured request, a burst, or a scenario. A replay may be signed anew, with the secret of the endpoint `signedFor`. */
export type DeliveryOrigin =
  | { readonly kind: 'redelivery'; readonly deliveryId: string }
  | { readonly kind: 'replay'; readonly captureId: string; readonly signedFor?: string }
  | { readonly kind: 'sent-as-new'; readonly recordId: string }
  | { readonly kind: 'burst'; readonly burstId: string }
  | { readonly kind: 'scenario'; readonly runId: string };

/** The origin in the words of the window and of the command line. */
export function deliveryOriginSentence(origin: DeliveryOrigin): string {
  switch (origin.kind) {
    case 'redelivery':
      return `redelivery of ${origin.deliveryId}`;
    case 'replay':
      return `replay of ${origin.captureId}${origin.signedFor === undefined ? '' : ', signed anew'}`;
    case 'sent-as-new':
      return `sent as new from ${origin.recordId}`;
    case 'burst':
      return 'part of a burst';
    case 'scenario':
      return 'part of a scenario';
  }
}

/** One event on its way to one endpoint. Name and URL are those of the moment, so that later edits of the endpoint do not change the record. */
export interface Delivery {
  readonly id: string;
  readonly eventId: string;
  readonly endpointId: string;
  readonly endpointName: string;
  readonly url: string;
  readonly state: DeliveryState;
  readonly reason?: NotDeliveredReason;
  readonly createdAtMs: number;
  /** When the next attempt leaves, in epoch milliseconds. Present only while it waits for that. */
  readonly nextAttemptAtMs?: number;
  readonly nextAttemptReason?: NextAttemptReason;
  /** How many attempts there are at most, the first included: by the endpoint's schedule when the last plan was made. */
  readonly attemptLimit: number;
  /** The faults that every attempt carries, on top of the valid event. */
  readonly faults?: readonly FaultChoice[];
  readonly origin?: DeliveryOrigin;
  /** True where the user had it sent although the endpoint is disabled, not subscribed or filtered. */
  readonly deliverAnyway?: true;
}

/** What is still to come of a delivery, by its endpoint's schedule as it is now. */
export interface RetryPlan {
  readonly schedule: RetrySchedule;
  readonly timeScale: TimeScale;
  /** The attempts that have not begun, each at its time if all before it fail at once. Empty where none is to come. */
  readonly planned: readonly { readonly number: number; readonly atMs: number }[];
}

/** A delivery with everything that its page shows. `siblings` are the other deliveries of the same event. */
export interface DeliveryDetail {
  readonly delivery: Delivery;
  readonly event: EventRecord;
  readonly attempts: readonly Attempt[];
  /** Absent where the endpoint is no longer in the workspace. */
  readonly plan?: RetryPlan;
  readonly siblings: readonly DeliverySummary[];
}

/** A delivery in one line: its state, its last status or failure, and how long its last attempt took. */
export interface DeliverySummary extends Delivery {
  readonly position: number;
  readonly eventName: string;
  readonly source: string;
  readonly attemptCount: number;
  readonly status?: number;
  readonly failureCode?: string;
  readonly durationMs?: number;
  readonly captureId?: string;
}
