import type { EventRecord } from './event';
import type { Attempt } from './attempt';
import type { NotDeliveredReason } from './endpoint';

/**
 * Where a delivery stands.
 * `queued` and `sending` are on their way; `delivered` had a 2xx; `failed` had none; `unknown` was on its way when the program ended;
 * `not-delivered` was never tried, and its reason says why.
 */
export type DeliveryState = 'queued' | 'sending' | 'delivered' | 'failed' | 'unknown' | 'not-delivered';

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
}

/** A delivery with everything that its page shows. `siblings` are the other deliveries of the same event. */
export interface DeliveryDetail {
  readonly delivery: Delivery;
  readonly event: EventRecord;
  readonly attempts: readonly Attempt[];
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
