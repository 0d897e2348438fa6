import type { AttemptOutcome } from '../../../shared/model/attempt';
import type { DeliveryState } from '../../../shared/model/delivery';

/**
 * Where a delivery stands after an attempt. Only a whole 2xx answer counts as delivered: a redirect is a failure (Standard Webhooks 1.0.0),
 * and so is an answer that broke off. An attempt that the program's end cut short is unknown.
 */
export function stateAfter(outcome: AttemptOutcome): DeliveryState {
  if (outcome.failure?.code === 'unknown') return 'unknown';
  const status = outcome.failure === undefined ? outcome.answer?.status : undefined;
  return status !== undefined && status >= 200 && status < 300 ? 'delivered' : 'failed';
}
