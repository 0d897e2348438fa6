import type { DeliverySummary } from '../../../shared/model/delivery';
import { counted } from '../../ui/format';

/** “Sent to 2 endpoints, 1 acknowledged”. */
export function sentWords(deliveries: readonly DeliverySummary[]): string {
  const tried = deliveries.filter(({ state }) => state !== 'not-delivered');
  if (tried.length === 0) return 'Recorded, sent to no endpoint';
  const count = (...states: readonly DeliverySummary['state'][]): number => tried.filter(({ state }) => states.includes(state)).length;
  const parts = [
    [count('delivered'), 'acknowledged'],
    [count('failed'), 'failed'],
    [count('unknown'), 'unknown'],
    [count('waiting'), 'waiting'],
    [count('queued', 'sending'), 'sending'],
  ] as const;
  return [`Sent to ${counted(tried.length, 'endpoint')}`, ...parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`)].join(', ');
}
