import type { Delivery, DeliveryOrigin } from '../../../shared/model/delivery';
import type { Endpoint, NotDeliveredReason } from '../../../shared/model/endpoint';
import { reasonNotDelivered } from '../../../shared/model/endpoint';
import type { EventRecord } from '../../../shared/model/event';
import type { FaultChoice } from '../../../shared/model/fault';
import { delaysOf } from '../../../shared/model/retry-schedule';
import type { DeliveryPlan } from '../wire/delivery-plan';

/** What is wished for one endpoint. */
export interface DeliveryWish {
  readonly endpoint: Endpoint;
  readonly faults: readonly FaultChoice[];
  readonly plan: DeliveryPlan;
  readonly deliverAnyway: boolean;
  readonly origin?: DeliveryOrigin;
}

const overruled: ReadonlySet<NotDeliveredReason> = new Set(['disabled', 'not-subscribed', 'source-filtered']);

/**
 * The deliveries of an event to an endpoint, as they go on record: one for each copy, or a single one where nothing will be sent.
 * A delay is told by `nextAttemptAtMs`; it goes before being held for the next event.
 */
export function newDeliveries(event: EventRecord, wish: DeliveryWish, nowMs: number, makeId: () => string): readonly Delivery[] {
  const { endpoint, plan, origin } = wish;
  const state = stateOf(event, wish, nowMs);
  const delivery = (): Delivery => ({
    id: makeId(),
    eventId: event.id,
    endpointId: endpoint.id,
    endpointName: endpoint.name,
    url: endpoint.url,
    createdAtMs: nowMs,
    attemptLimit: delaysOf(endpoint.retry).length + 1,
    ...(wish.faults.length === 0 ? {} : { faults: wish.faults }),
    ...(origin === undefined ? {} : { origin }),
    ...(wish.deliverAnyway ? { deliverAnyway: true } : {}),
    ...state,
  });
  return Array.from({ length: state.state === 'not-delivered' ? 1 : plan.copies }, delivery);
}

function stateOf(event: EventRecord, { endpoint, plan, deliverAnyway }: DeliveryWish, nowMs: number): Pick<Delivery, 'state' | 'reason' | 'nextAttemptAtMs' | 'nextAttemptReason'> {
  let reason = reasonNotDelivered(endpoint, event.name, event.source);
  if (deliverAnyway && reason !== undefined && overruled.has(reason)) reason = endpoint.paused ? 'paused' : undefined;
  if (reason !== undefined && reason !== 'paused') return { state: 'not-delivered', reason };
  if (plan.dropped) return { state: 'not-delivered', reason: 'dropped' };
  if (plan.delayMs > 0) return { state: 'waiting', nextAttemptAtMs: nowMs + plan.delayMs, nextAttemptReason: 'delayed' };
  if (reason === 'paused') return { state: 'waiting', reason };
  if (plan.afterNext) return { state: 'waiting', reason: 'reordered' };
  return { state: 'queued' };
}

/** The record of an event that no endpoint could get, since there is none. */
export function deliveryToNobody(event: EventRecord, id: string): Delivery {
  return { id, eventId: event.id, endpointId: '', endpointName: 'No endpoint', url: '', state: 'not-delivered', reason: 'no-endpoint', createdAtMs: event.createdAtMs, attemptLimit: 1 };
}
