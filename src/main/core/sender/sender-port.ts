import type { AttemptOutcome, WireRequest } from '../../../shared/model/attempt';
import type { Delivery, DeliveryMove, DeliveryOrigin, DeliveryState, DeliverySummary, NextAttempt, WaitingDelivery } from '../../../shared/model/delivery';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { EventDraft, EventRecord, SubjectKind } from '../../../shared/model/event';
import type { FaultChoice } from '../../../shared/model/fault';
import type { RequestBuilt } from '../wire/build-request';

/** Why something was not sent; `confirm` names endpoints that have to be confirmed first. */
export interface SendProblem {
  readonly code: string;
  readonly message: string;
  readonly confirm?: { readonly endpointIds: readonly string[] };
}

type Written<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: SendProblem };

/** A delivery on record with its event. */
export interface DeliveryToSend {
  readonly event: EventRecord;
  readonly delivery: DeliverySummary;
}

/** The part of the log that the sender works with. */
export interface DeliveryRecord {
  addEvent(event: EventRecord, deliveries: readonly Delivery[]): Promise<Written<readonly DeliverySummary[]>>;
  addDeliveries(eventId: string, deliveries: readonly Delivery[]): Promise<Written<readonly DeliverySummary[]>>;
  startAttempt(deliveryId: string, number: number, startedAtMs: number, request: WireRequest): Promise<Written<DeliverySummary>>;
  finishAttempt(deliveryId: string, number: number, outcome: AttemptOutcome, state: DeliveryState, next?: NextAttempt): Promise<Written<DeliverySummary>>;
  moveDelivery(deliveryId: string, move: DeliveryMove): Promise<Written<DeliverySummary>>;
  /** All that a program that ended left `queued`, and what was on its way, which is `unknown` now. */
  recoverDeliveries(): Promise<Written<readonly DeliverySummary[]>>;
  deliveryToSend(id: string): Promise<DeliveryToSend | undefined>;
  waitingDeliveries(after: { readonly atMs: number; readonly position: number }, limit: number): Promise<readonly WaitingDelivery[]>;
  heldDeliveries(afterPosition: number, limit: number): Promise<readonly DeliverySummary[]>;
}

/** What a step of a delivery brought besides its line: its event where it is new, its request where an attempt begins. */
export interface StepContents {
  readonly event?: EventRecord;
  readonly request?: WireRequest;
}

/** Told of each step of a delivery once it is on record. */
export type DeliveryListener = (summary: DeliverySummary, contents: StepContents) => void;

/** What the sender needs of the rest of the core. */
export interface SenderParts {
  readonly record: DeliveryRecord;
  /** The endpoint as it is now; undefined where it was deleted while its delivery waited. */
  endpoint(id: string): Endpoint | undefined;
  /** The request of a replay, from what was captured or sent before. */
  replayed(delivery: Delivery): Promise<RequestBuilt>;
  /** The secrets that sign for an endpoint, the current one first; none where none is set or can be read. */
  secretsOf(endpointId: string): readonly string[];
  /** Why the first send to one of these endpoints has to be confirmed; undefined where nothing stands in the way. */
  firstSendProblem(endpoints: readonly Endpoint[]): Promise<SendProblem | undefined> | undefined;
  /** Told after each write, for live events. */
  readonly onDelivery: DeliveryListener;
  /** An endpoint answered 410: it wants no more. */
  onGone(endpointId: string): void;
}

/** An event ready to send, and the endpoints to consider. */
export interface SendOrder {
  readonly draft: EventDraft;
  readonly subjectKind: SubjectKind;
  readonly endpoints: readonly Endpoint[];
  readonly faults?: readonly FaultChoice[];
  /** Endpoints (by id) that get it although they are disabled, not subscribed or filtered. */
  readonly deliverAnyway?: readonly string[];
  /** Of a replay the request is not made from the draft: `SenderParts.replayed` gives it. */
  readonly origin?: DeliveryOrigin;
  /** The event's id, where it was written down elsewhere before it is sent; a new one where it is left out. */
  readonly eventId?: string;
}

/** A further delivery of an event that is on record. */
export interface RedeliverOrder {
  readonly event: EventRecord;
  readonly endpoint: Endpoint;
  readonly faults?: readonly FaultChoice[];
  readonly deliverAnyway?: boolean;
  readonly origin: DeliveryOrigin;
}

/** What became of a wish for one delivery: how it is now, or why it could not be. */
export type DeliveryChange =
  | { readonly ok: true; readonly delivery: DeliverySummary }
  | { readonly ok: false; readonly code: 'not-found' | 'conflict' | 'surroundings'; readonly message: string };

/** Sends events. Every delivery is on record before its first byte leaves. */
export interface Sender {
  /** Records the event and its deliveries, then sends in the background. */
  send(order: SendOrder): Promise<Written<{ readonly event: EventRecord; readonly deliveries: readonly DeliverySummary[] }>>;
  /** Records a further delivery of the event (or as many as its faults ask for), then sends in the background. */
  redeliver(order: RedeliverOrder): Promise<Written<readonly DeliverySummary[]>>;
  /**
   * Takes up what is on record from runs before: what was queued is sent, what waits goes on waiting (what is overdue leaves one after another),
   * and a delivery whose attempt was cut off, so that its fate is unknown, gets its next attempt where its schedule has one.
   */
  start(): Promise<void>;
  /** Has the next attempt of a delivery leave now, also where the schedule has ended or the endpoint is paused. */
  retryNow(id: string): Promise<DeliveryChange>;
  /** Ends a delivery that has not ended: what is on its way is broken off, nothing more leaves. */
  cancel(id: string): Promise<DeliveryChange>;
  /** Told where an endpoint is resumed, disabled or deleted: the deliveries that were held for it move on. */
  resumeEndpoint(id: string): Promise<void>;
  /** Resolves when no delivery is queued or on its way. Those that wait for a time or an endpoint do not count. */
  idle(): Promise<void>;
  /** Stops taking work, lets attempts in flight end (at most `graceMs`), closes kept connections. What waits stays on record. */
  close(graceMs?: number): Promise<void>;
}
