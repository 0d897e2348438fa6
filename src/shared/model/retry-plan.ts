import type { Delivery, RetryPlan } from './delivery';
import type { Endpoint } from './endpoint';
import { delaysOf } from './retry-schedule';

/** What is still to come of a delivery, were every attempt to fail at once. `lastStartedAtMs` is when its last attempt began; absent before the first. */
export function retryPlan(delivery: Pick<Delivery, 'state' | 'nextAttemptAtMs'>, attemptCount: number, lastStartedAtMs: number | undefined, endpoint: Endpoint): RetryPlan {
  const { retry: schedule, timeScale } = endpoint;
  const delays = delaysOf(schedule);
  const planned: { readonly number: number; readonly atMs: number }[] = [];
  let atMs = delivery.state === 'waiting' ? delivery.nextAttemptAtMs : undefined;
  let number = attemptCount + 1;
  if (delivery.state === 'sending' && lastStartedAtMs !== undefined) {
    const delay = delays[attemptCount - 1];
    atMs = delay === undefined ? undefined : lastStartedAtMs + (delay * 1_000) / timeScale;
  }
  while (atMs !== undefined) {
    planned.push({ number, atMs: Math.round(atMs) });
    const delay: number | undefined = delays[number - 1];
    atMs = delay === undefined ? undefined : atMs + (delay * 1_000) / timeScale;
    number += 1;
  }
  return { schedule, timeScale, planned };
}
