import { deliveryOriginSentence, type DeliverySummary } from '../../shared/model/delivery';
import { notDeliveredSentence } from '../../shared/model/endpoint';
import { faultText } from '../../shared/model/fault';
import type { CoreApp } from '../core/app';
import { printable } from './flags';
import type { Output } from './output';

const ended: ReadonlySet<DeliverySummary['state']> = new Set(['delivered', 'failed', 'unknown', 'cancelled', 'not-delivered']);

/** Tells of deliveries as they end. */
export interface DeliveryLines {
  /** Waits until each of these has ended, or waits for something else than its own time; then tells of those, and ends. Gives how many failed. */
  finish(deliveries: readonly DeliverySummary[]): Promise<number>;
}

/** Begins to tell of every delivery that ends, two lines each: its attempt, where there was one, and itself. */
export function tellDeliveries(app: CoreApp, output: Output): DeliveryLines {
  const open = new Map<string, DeliverySummary>();
  const told = new Set<string>();
  let failed = 0;
  let onStep: () => void = () => undefined;
  const tell = (delivery: DeliverySummary): void => {
    if (told.has(delivery.id)) return;
    told.add(delivery.id);
    if (delivery.state === 'failed' || delivery.state === 'unknown' || (delivery.state === 'waiting' && delivery.attemptCount > 0)) failed += 1;
    tellDelivery(delivery, output);
  };
  const stop = app.onDelivery((delivery) => {
    if (ended.has(delivery.state)) {
      open.delete(delivery.id);
      tell(delivery);
    } else {
      open.set(delivery.id, delivery);
    }
    onStep();
  });
  return {
    async finish(deliveries) {
      for (const delivery of deliveries) if (!told.has(delivery.id) && !open.has(delivery.id)) tell(delivery);
      await new Promise<void>((resolve) => {
        onStep = () => {
          if (deliveries.every(({ id }) => !isUnderWay(open.get(id)))) resolve();
        };
        onStep();
      });
      await app.sender.idle();
      stop();
      for (const { id } of deliveries) {
        const waiting = open.get(id);
        if (waiting !== undefined) tell(waiting);
      }
      return failed;
    },
  };
}

/** True of a delivery that goes on by itself now. One that is tried again later does not hold a command up, one that was to be sent later does. */
function isUnderWay(delivery: DeliverySummary | undefined): boolean {
  if (delivery === undefined) return false;
  return delivery.state !== 'waiting' || delivery.nextAttemptReason === 'delayed';
}

function tellDelivery(delivery: DeliverySummary, output: Output): void {
  const { id, eventName, endpointName, state, reason, status, failureCode, durationMs, attemptCount, faults, origin, nextAttemptAtMs } = delivery;
  if (attemptCount > 0) {
    output.value({ type: 'attempt', delivery: id, number: attemptCount, ...(status === undefined ? { failure: failureCode ?? 'unknown' } : { status }), durationMs: durationMs ?? 0 });
  }
  const why = reason === undefined ? undefined : notDeliveredSentence(reason);
  const marks = faults?.map(faultText);
  output.value({
    type: 'delivery',
    id,
    event: eventName,
    endpoint: endpointName,
    state,
    ...(why === undefined ? {} : { reason: why }),
    ...(nextAttemptAtMs === undefined ? {} : { nextAttemptAt: new Date(nextAttemptAtMs).toISOString() }),
    ...(marks === undefined ? {} : { faults: marks }),
    ...(origin === undefined ? {} : { origin }),
  });
  if (output.json) return;
  const outcome = outcomeOf(delivery, why);
  const extra = [...(marks === undefined ? [] : [`with fault ${marks.join(', ')}`]), ...(origin === undefined ? [] : [deliveryOriginSentence(origin)])];
  output.say(`${printable(eventName)}  to ${printable(endpointName)}  ${outcome}${extra.length === 0 ? '' : `  (${printable(extra.join('; '))})`}`);
}

function outcomeOf({ state, status, failureCode, durationMs, nextAttemptAtMs }: DeliverySummary, why: string | undefined): string {
  if (state === 'not-delivered') return `not delivered: ${why ?? ''}`;
  if (state === 'waiting') return nextAttemptAtMs === undefined ? `waiting: ${why ?? ''}` : `waiting  next attempt ${new Date(nextAttemptAtMs).toISOString()}`;
  return `${state}  ${status ?? failureCode ?? ''}  ${Math.round(durationMs ?? 0)} ms`;
}
