import type { DeliveryState, DeliverySummary } from '../../../shared/model/delivery';
import { counted } from '../../ui/format';

/** What is known of an event that was sent, as its toast says it. */
export interface SentSummary {
  readonly title: string;
  readonly note: string;
  /** The same in a few words: "3 of 4 acknowledged". */
  readonly short: string;
  readonly settled: boolean;
}

const underWay: ReadonlySet<DeliveryState> = new Set(['queued', 'sending']);

/** Counts the deliveries of one event: how many are acknowledged, which failed and how, how many are under way or went nowhere. */
export function sentSummary(eventName: string, deliveries: readonly DeliverySummary[]): SentSummary {
  const tried = deliveries.filter(({ state }) => state !== 'not-delivered');
  const acknowledged = tried.filter(({ state }) => state === 'delivered').length;
  const waiting = tried.filter(({ state }) => underWay.has(state)).length;
  const planned = tried.filter(({ state }) => state === 'waiting').length;
  const failed = tried.filter(({ state }) => state === 'failed' || state === 'unknown');
  const skipped = deliveries.length - tried.length;
  const parts = [
    acknowledged > 0 ? `${acknowledged} acknowledged` : undefined,
    ...(failed.length > 2 ? [`${failed.length} failed`] : failed.map(failedWords)),
    waiting > 0 ? `${waiting} sending` : undefined,
    planned > 0 ? `${planned} waiting` : undefined,
    skipped > 0 ? `${skipped} not delivered` : undefined,
  ];
  return {
    title: sentTitle(eventName, tried),
    note: parts.filter((part) => part !== undefined).join(', '),
    short: tried.length === 0 ? 'not delivered' : `${acknowledged} of ${tried.length} acknowledged`,
    settled: waiting === 0,
  };
}

function sentTitle(eventName: string, tried: readonly DeliverySummary[]): string {
  const endpoints = new Set(tried.map(({ endpointId }) => endpointId)).size;
  if (endpoints === 0) return `${eventName} recorded, sent to no endpoint`;
  const to = counted(endpoints, 'endpoint');
  if (tried.length === endpoints) return `${eventName} sent to ${to}`;
  return tried.length % endpoints === 0 ? `${eventName} sent ${counted(tried.length / endpoints, 'time')} to ${to}` : `${eventName} sent ${counted(tried.length, 'time')}, to ${to} in all`;
}

function failedWords({ endpointName, state, status, failureCode }: DeliverySummary): string {
  if (state === 'unknown') return `${endpointName} is unknown`;
  if (failureCode === 'refused') return `${endpointName} refused`;
  if (failureCode === 'timeout' || failureCode === 'connect-timeout') return `${endpointName} did not answer in time`;
  return status === undefined ? `${endpointName} failed` : `${endpointName} answered ${status}`;
}
