import { deliveryOriginSentence, type DeliverySummary } from '../../shared/model/delivery';
import { notDeliveredSentence } from '../../shared/model/endpoint';
import { failure, failureCodes, type Failure } from '../../shared/model/failure';
import { faultText } from '../../shared/model/fault';
import { refusedAnswer } from '../../shared/model/refused-answer';
import type { CoreApp } from '../core/app';
import { explained } from './attempt-lines';
import { printable } from './flags';
import type { Output } from './output';

const ended: ReadonlySet<DeliverySummary['state']> = new Set(['delivered', 'failed', 'unknown', 'cancelled', 'not-delivered']);

/** Tells of deliveries as they end. */
export interface DeliveryLines {
  /** Waits until each of these has ended or waits for something that `wait` does not hold for; then tells of those, and ends. Gives how many of these failed. */
  finish(deliveries: readonly DeliverySummary[]): Promise<number>;
}

/** Begins to tell of every attempt and of every delivery that ends. With `wait` the retries that are planned are waited for, to the end of their schedule. */
export function tellDeliveries(app: CoreApp, output: Output, wait = true): DeliveryLines {
  const latest = new Map<string, DeliverySummary>();
  const attemptsTold = new Map<string, number>();
  const told = new Set<string>();
  let onStep: () => void = () => undefined;
  const tell = (delivery: DeliverySummary): void => {
    if (told.has(delivery.id)) return;
    told.add(delivery.id);
    tellDelivery(delivery, output);
  };
  const step = (delivery: DeliverySummary): void => {
    latest.set(delivery.id, delivery);
    const { id, state, attemptCount } = delivery;
    if (state !== 'queued' && state !== 'sending' && attemptCount > (attemptsTold.get(id) ?? 0)) {
      attemptsTold.set(id, attemptCount);
      tellAttempt(delivery, output, app.workspace.current().endpoints.find((endpoint) => endpoint.id === delivery.endpointId)?.timeScale ?? 1);
    }
    if (ended.has(state)) tell(delivery);
    onStep();
  };
  const stop = app.onDelivery(step);
  return {
    async finish(deliveries) {
      for (const delivery of deliveries) if (!latest.has(delivery.id)) step(delivery);
      const mine = (): readonly DeliverySummary[] => deliveries.map((delivery) => latest.get(delivery.id) ?? delivery);
      await new Promise<void>((resolve) => {
        onStep = () => {
          if (mine().every((delivery) => !isUnderWay(delivery, wait))) resolve();
        };
        onStep();
      });
      // What an earlier send held back until this one had left is on its way now.
      await app.sender.idle();
      stop();
      for (const delivery of mine()) tell(delivery);
      return mine().filter(({ state, attemptCount }) => state === 'failed' || state === 'unknown' || (state === 'waiting' && attemptCount > 0)).length;
    },
  };
}

/** True of a delivery that goes on by itself. What waits for a paused endpoint or for the next event does not; what was to be sent later always does. */
function isUnderWay({ state, nextAttemptAtMs, nextAttemptReason }: DeliverySummary, wait: boolean): boolean {
  if (state !== 'waiting') return !ended.has(state);
  return nextAttemptAtMs !== undefined && (wait || nextAttemptReason === 'delayed');
}

function tellAttempt(delivery: DeliverySummary, output: Output, timeScale: number): void {
  const { id, status, failureCode, durationMs, attemptCount, attemptLimit, nextAttemptAtMs, endpointName } = delivery;
  const next = nextAttemptAtMs === undefined ? undefined : new Date(nextAttemptAtMs).toISOString();
  const outcome = status === undefined ? { failure: failureCode ?? 'unknown' } : { status };
  output.value({ type: 'attempt', delivery: id, number: attemptCount, ...outcome, durationMs: durationMs ?? 0, ...(next === undefined ? {} : { nextAttemptAt: next }) });
  if (!output.json && attemptLimit > 1) {
    output.say(`  attempt ${attemptCount} of ${attemptLimit} to ${printable(endpointName)}: ${status ?? failureCode ?? 'unknown'}, ${Math.round(durationMs ?? 0)} ms${next === undefined ? '' : `, the next one at ${next}${timeScale === 1 ? '' : ` (${timeScale}× faster than in truth)`}`}`);
  }
}

function tellDelivery(delivery: DeliverySummary, output: Output): void {
  const { id, eventName, endpointName, state, reason, faults, origin, nextAttemptAtMs } = delivery;
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
  if (state === 'failed' || state === 'unknown') for (const line of explained(whyFailed(delivery))) output.say(line);
}

/** What the last attempt of a delivery ran into, where that is known. */
function whyFailed({ state, status, failureCode }: DeliverySummary): ReturnType<typeof refusedAnswer> | Failure {
  const code = failureCodes.find((each) => each === failureCode);
  if (code !== undefined) return failure(code);
  return state === 'unknown' ? failure('unknown') : status === undefined ? undefined : refusedAnswer(status);
}

function outcomeOf({ state, status, failureCode, durationMs, nextAttemptAtMs }: DeliverySummary, why: string | undefined): string {
  if (state === 'not-delivered') return `not delivered: ${why ?? ''}`;
  if (state === 'waiting') return nextAttemptAtMs === undefined ? `waiting: ${why ?? ''}` : `waiting  next attempt ${new Date(nextAttemptAtMs).toISOString()}`;
  return `${state}  ${status ?? failureCode ?? ''}  ${Math.round(durationMs ?? 0)} ms`;
}
