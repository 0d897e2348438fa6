import type { DeliverySummary } from '../../../shared/model/delivery';

/** An attempt that took this long is one that people watch. */
export const slowMs = 2_000;

/**
 * The delivery whose receiver is worth a chart on the stage: one that waits for its next attempt, then one on its way, then one that was tried
 * more than once or took long. Newest first within each; undefined where all went well at once.
 */
export function slowDeliveryId(newestFirst: readonly DeliverySummary[]): string | undefined {
  const tried = newestFirst.filter(({ state }) => state !== 'not-delivered');
  const waiting = tried.find(({ state, attemptCount }) => state === 'waiting' && attemptCount > 0);
  const sending = tried.find(({ state }) => state === 'sending');
  const troubled = tried.find(({ attemptCount, durationMs }) => attemptCount > 1 || (durationMs ?? 0) >= slowMs);
  return (waiting ?? sending ?? troubled)?.id;
}
