import type { AttemptOutcome, WireRequest } from '../../../shared/model/attempt';
import type { Delivery, DeliveryOrigin, DeliveryState, DeliverySummary } from '../../../shared/model/delivery';
import type { Endpoint, NotDeliveredReason } from '../../../shared/model/endpoint';
import type { EventDraft, EventRecord, SubjectKind } from '../../../shared/model/event';
import type { FaultChoice } from '../../../shared/model/fault';
import type { RequestBuilt } from '../wire/build-request';

type Written<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: { readonly code: string; readonly message: string } };

/** The part of the log that the sender writes to. */
export interface DeliveryRecord {
  addEvent(event: EventRecord, deliveries: readonly Delivery[]): Promise<Written<readonly DeliverySummary[]>>;
  addDeliveries(eventId: string, deliveries: readonly Delivery[]): Promise<Written<readonly DeliverySummary[]>>;
  startAttempt(deliveryId: string, number: number, startedAtMs: number, request: WireRequest): Promise<Written<DeliverySummary>>;
  finishAttempt(deliveryId: string, number: number, outcome: AttemptOutcome, state: DeliveryState): Promise<Written<DeliverySummary>>;
  /** Sets a delivery that waited to `not-delivered`: its endpoint was deleted or disabled meanwhile. */
  withdrawDelivery(deliveryId: string, reason: NotDeliveredReason): Promise<Written<DeliverySummary>>;
}

/** What the sender needs of the rest of the core. */
export interface SenderParts {
  readonly record: DeliveryRecord;
  /** The endpoint as it is now; undefined where it was deleted while its delivery waited. */
  endpoint(id: string): Endpoint | undefined;
  /** The request of a replay that was on record before the program began; absent where nothing is replayed. */
  replayed?(delivery: Delivery): Promise<RequestBuilt>;
  /** Told after each write, for live events. */
  onDelivery(summary: DeliverySummary): void;
}

/** An event ready to send, and the endpoints to consider. */
export interface SendOrder {
  readonly draft: EventDraft;
  readonly subjectKind: SubjectKind;
  readonly endpoints: readonly Endpoint[];
  readonly faults?: readonly FaultChoice[];
  /** Endpoints (by id) that get it although they are disabled, not subscribed or filtered. */
  readonly deliverAnyway?: readonly string[];
  readonly origin?: DeliveryOrigin;
  /** The request to send as it stands, in place of one made from the draft. */
  readonly replay?: RequestBuilt;
}

/** A further delivery of an event that is on record. */
export interface RedeliverOrder {
  readonly event: EventRecord;
  readonly endpoint: Endpoint;
  readonly faults?: readonly FaultChoice[];
  readonly deliverAnyway?: boolean;
  readonly origin: DeliveryOrigin;
  readonly replay?: RequestBuilt;
}

/** Sends events. Every delivery is on record before its first byte leaves. */
export interface Sender {
  /** Records the event and its deliveries, then sends in the background. */
  send(order: SendOrder): Promise<Written<{ readonly event: EventRecord; readonly deliveries: readonly DeliverySummary[] }>>;
  /** Records a further delivery of the event (or as many as its faults ask for), then sends in the background. */
  redeliver(order: RedeliverOrder): Promise<Written<readonly DeliverySummary[]>>;
  /** Sends deliveries that were queued before the program ended. */
  resume(event: EventRecord, delivery: Delivery): void;
  /** Resolves when no delivery is queued or on its way. */
  idle(): Promise<void>;
  /** Stops taking work, lets attempts in flight end (at most `graceMs`), closes kept connections. */
  close(graceMs?: number): Promise<void>;
}
