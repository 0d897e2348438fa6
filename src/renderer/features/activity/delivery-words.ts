import type { Delivery, DeliverySummary } from '../../../shared/model/delivery';
import { notDeliveredSentence } from '../../../shared/model/endpoint';
import { counted, formatDuration } from '../../ui/format';

/** How a delivery stands: its state in a word, the tone of that word, and what follows it. */
export interface DeliveryStateWords {
  readonly state: string;
  readonly tone: 'status-ok' | 'fail' | 'warn' | 'soft';
  readonly rest: string;
}

export function deliveryStateWords(delivery: Delivery, attemptCount: number): DeliveryStateWords {
  switch (delivery.state) {
    case 'queued':
      return { state: 'Queued', tone: 'soft', rest: '' };
    case 'sending':
      return { state: 'Sending', tone: 'soft', rest: `attempt ${attemptCount}` };
    case 'waiting':
      return { state: 'Waiting', tone: 'soft', rest: waitingWords(delivery, attemptCount) };
    case 'delivered':
      return { state: 'Delivered', tone: 'status-ok', rest: `on attempt ${attemptCount}` };
    case 'failed':
      return { state: 'Failed', tone: 'fail', rest: `after ${counted(attemptCount, 'attempt')}` };
    case 'unknown':
      return { state: 'Unknown', tone: 'warn', rest: 'Hookbench ended while it was on its way' };
    case 'cancelled':
      return { state: 'Cancelled', tone: 'soft', rest: attemptCount === 0 ? 'before the first attempt' : `after ${counted(attemptCount, 'attempt')}` };
    case 'not-delivered':
      return { state: 'Not delivered', tone: 'soft', rest: delivery.reason === undefined ? '' : notDeliveredSentence(delivery.reason) };
  }
}

function waitingWords(delivery: Delivery, attemptCount: number): string {
  if (delivery.reason !== undefined) return notDeliveredSentence(delivery.reason);
  return `for attempt ${attemptCount + 1} of ${delivery.attemptLimit}`;
}

/** What became of another delivery of the same event, in one line. */
export function siblingNote(sibling: DeliverySummary): string {
  switch (sibling.state) {
    case 'queued':
      return 'waits for its turn';
    case 'sending':
      return 'on its way';
    case 'waiting':
      return sibling.reason === undefined ? `next is attempt ${sibling.attemptCount + 1} of ${sibling.attemptLimit}${lastWords(sibling)}` : notDeliveredSentence(sibling.reason);
    case 'delivered':
      return `delivered on attempt ${sibling.attemptCount}${sibling.durationMs === undefined ? '' : `, ${formatDuration(sibling.durationMs)}`}`;
    case 'failed':
      return `failed after ${counted(sibling.attemptCount, 'attempt')}`;
    case 'unknown':
      return 'its outcome is not known';
    case 'cancelled':
      return 'cancelled';
    case 'not-delivered':
      return sibling.reason === 'not-subscribed' ? `endpoint not subscribed to ${sibling.eventName}` : sibling.reason === undefined ? 'no attempt was made' : notDeliveredSentence(sibling.reason);
  }
}

function lastWords({ attemptCount, status, failureCode }: DeliverySummary): string {
  if (attemptCount === 0) return '';
  if (failureCode === 'timeout' || failureCode === 'connect-timeout') return `; attempt ${attemptCount} timed out`;
  if (failureCode === 'refused') return `; attempt ${attemptCount} was refused`;
  return failureCode === undefined && status !== undefined ? `; attempt ${attemptCount} got ${status}` : `; attempt ${attemptCount} failed`;
}

/** How the other deliveries went, counted: "2 delivered, 1 failed, 2 not delivered". */
export function siblingsSummary(siblings: readonly DeliverySummary[]): string {
  const counts: readonly (readonly [count: number, words: string])[] = [
    [siblings.filter(({ state }) => state === 'delivered').length, 'delivered'],
    [siblings.filter(({ state }) => state === 'queued' || state === 'sending').length, 'on the way'],
    [siblings.filter(({ state }) => state === 'waiting').length, 'waiting'],
    [siblings.filter(({ state }) => state === 'cancelled').length, 'cancelled'],
    [siblings.filter(({ state }) => state === 'failed').length, 'failed'],
    [siblings.filter(({ state }) => state === 'unknown').length, 'unknown'],
    [siblings.filter(({ state }) => state === 'not-delivered').length, 'not delivered'],
  ];
  return counts
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}`)
    .join(', ');
}
