import type { DeliverySummary } from '../../../shared/model/delivery';

/** What came of a delivery that was not caught here. An answer is “acknowledged”, never more. */
export function outcomeWords({ state, attemptCount, attemptLimit, status }: DeliverySummary): string {
  switch (state) {
    case 'queued':
    case 'sending':
      return 'no answer yet';
    case 'waiting':
      return attemptCount === 0 ? 'not sent yet' : `next is attempt ${attemptCount + 1} of ${attemptLimit}`;
    case 'delivered':
      return attemptCount > 1 ? `acknowledged on attempt ${attemptCount}` : 'acknowledged';
    case 'failed':
      return status === undefined ? 'no answer' : 'refused by the receiver';
    case 'unknown':
      return 'unknown: the program ended meanwhile';
    case 'cancelled':
      return 'stopped';
    case 'not-delivered':
      return 'not delivered';
  }
}
