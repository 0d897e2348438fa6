import type { DeliveryState, DeliverySummary } from '../../../shared/model/delivery';
import { countdownWords } from '../../ui/countdown-words';
import { counted } from '../../ui/format';

/** What is known of an event that was sent, as its toast says it. */
export interface SentSummary {
  readonly title: string;
  readonly note: string;
  /** The same in a few words: "3 of 4 acknowledged". */
  readonly short: string;
  /** True where every delivery has ended. */
  readonly settled: boolean;
  /** True where the words change as time goes by. */
  readonly counting: boolean;
}

const underWay: ReadonlySet<DeliveryState> = new Set(['queued', 'sending']);

/** Counts the deliveries of one event: how many are acknowledged, which failed and how, how many are under way or went nowhere. */
export function sentSummary(eventName: string, deliveries: readonly DeliverySummary[], nowMs: number): SentSummary {
  const tried = deliveries.filter(({ state }) => state !== 'not-delivered');
  const acknowledged = tried.filter(({ state }) => state === 'delivered').length;
  const waiting = tried.filter(({ state }) => underWay.has(state)).length;
  const planned = tried.filter(({ state }) => state === 'waiting');
  const failed = tried.filter(({ state }) => state === 'failed' || state === 'unknown');
  const skipped = deliveries.length - tried.length;
  const parts = [
    acknowledged > 0 ? `${acknowledged} acknowledged` : undefined,
    ...(failed.length > 2 ? [`${failed.length} failed`] : failed.map(failedWords)),
    waiting > 0 ? `${waiting} sending` : undefined,
    ...plannedWords(planned, nowMs),
    skipped > 0 ? `${skipped} not delivered` : undefined,
  ];
  return {
    title: sentTitle(eventName, tried),
    note: parts.filter((part) => part !== undefined).join(', '),
    short: tried.length === 0 ? 'not delivered' : `${acknowledged} of ${tried.length} acknowledged`,
    counting: planned.some(({ nextAttemptAtMs }) => nextAttemptAtMs !== undefined),
    settled: waiting === 0 && planned.length === 0,
  };
}

function sentTitle(eventName: string, tried: readonly DeliverySummary[]): string {
  const endpoints = new Set(tried.map(({ endpointId }) => endpointId)).size;
  if (endpoints === 0) return `${eventName} recorded, sent to no endpoint`;
  const to = counted(endpoints, 'endpoint');
  if (tried.length === endpoints) return `${eventName} sent to ${to}`;
  return tried.length % endpoints === 0 ? `${eventName} sent ${counted(tried.length / endpoints, 'time')} to ${to}` : `${eventName} sent ${counted(tried.length, 'time')}, to ${to} in all`;
}

/** Those that are tried again: by name and time where they are few, else counted, with the time of the nearest. */
function plannedWords(planned: readonly DeliverySummary[], nowMs: number): readonly string[] {
  const timed = planned.flatMap(({ endpointName, nextAttemptAtMs, attemptCount }) => (nextAttemptAtMs === undefined ? [] : [{ endpointName, atMs: nextAttemptAtMs, again: attemptCount > 0 }]));
  const held = planned.length - timed.length;
  const [nearest] = timed.toSorted((one, other) => one.atMs - other.atMs);
  const words =
    timed.length <= 2
      ? timed.map(({ endpointName, atMs, again }) => (again ? `${endpointName} tries again in ${countdownWords(atMs, nowMs)}` : `${endpointName} is sent in ${countdownWords(atMs, nowMs)}`))
      : nearest === undefined
        ? []
        : [`${timed.length} try again, the first in ${countdownWords(nearest.atMs, nowMs)}`];
  return held > 0 ? [...words, `${held} waiting`] : words;
}

function failedWords({ endpointName, state, status, failureCode }: DeliverySummary): string {
  if (state === 'unknown') return `${endpointName} is unknown`;
  if (failureCode === 'refused') return `${endpointName} refused`;
  if (failureCode === 'timeout' || failureCode === 'connect-timeout') return `${endpointName} did not answer in time`;
  return status === undefined ? `${endpointName} failed` : `${endpointName} answered ${status}`;
}
