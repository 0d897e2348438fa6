import type { AttemptOutcome } from '../../../shared/model/attempt';
import type { NextAttemptReason } from '../../../shared/model/delivery';
import { headerValue } from '../../../shared/model/header';
import { retryPreset } from '../../../shared/model/retry-preset';
import { delaysOf } from '../../../shared/model/retry-schedule';
import type { RetrySchedule, TimeScale } from '../../../shared/model/retry-schedule';
import { readRetryAfter } from './retry-after';
import { seededFraction } from './seeded-jitter';
import { stateAfter } from './state-after';

/** How a delivery is retried. */
export interface RetryPolicy {
  readonly schedule: RetrySchedule;
  readonly scale: TimeScale;
  /** Each delay is moved by up to this part of itself, either way, from 0 (exact) to 1. */
  readonly jitter: number;
  readonly seed: number;
}

/** An attempt that ended, as the policy needs it. */
export interface EndedAttempt {
  readonly deliveryId: string;
  /** From 1. */
  readonly number: number;
  readonly outcome: AttemptOutcome;
  readonly endedAtMs: number;
}

/** Why the next attempt is when it is: by the schedule, by the answer's `Retry-After`, by as much of that as is allowed, or by the schedule because that made no sense. */
export type RetryReason = Exclude<NextAttemptReason, 'delayed'>;

/** What becomes of a delivery after an attempt. */
export type RetryDecision =
  | { readonly kind: 'retry'; readonly number: number; readonly atMs: number; readonly reason: RetryReason }
  | { readonly kind: 'end'; readonly reason: 'delivered' | 'used-up' | 'gone' | 'unknown' };

/** The longest wait that `Retry-After` can ask for where the schedule sets no limit of its own, in seconds. */
export const longestRetryAfterSeconds = 24 * 3_600;

/**
 * What comes after an attempt: another at a time to the millisecond, or the end.
 * 410 means that the endpoint is gone (Standard Webhooks 1.0.0): it ends the delivery and disables the endpoint.
 * An attempt whose fate is unknown may not have arrived, so the schedule goes on after it, as a provider's would; it ends as unknown where there is no further one.
 * `Retry-After` can make a wait longer than the schedule's, never shorter.
 */
export function decideRetry(policy: RetryPolicy, attempt: EndedAttempt): RetryDecision {
  const state = stateAfter(attempt.outcome);
  if (state === 'delivered') return { kind: 'end', reason: state };
  if (attempt.outcome.answer?.status === 410) return { kind: 'end', reason: 'gone' };
  const delaySeconds = delaysOf(policy.schedule)[attempt.number - 1];
  if (delaySeconds === undefined) return { kind: 'end', reason: state === 'unknown' ? 'unknown' : 'used-up' };
  const delayMs = jittered(policy, attempt, delaySeconds * 1_000);
  const wait = askedWait(policy.schedule, attempt, delayMs);
  return { kind: 'retry', number: attempt.number + 1, atMs: Math.round(attempt.endedAtMs + wait.ms / policy.scale), reason: wait.reason };
}

function jittered(policy: RetryPolicy, attempt: EndedAttempt, delayMs: number): number {
  if (policy.jitter === 0) return delayMs;
  const fraction = seededFraction(policy.seed, attempt.deliveryId, attempt.number);
  return delayMs * (1 + policy.jitter * (2 * fraction - 1));
}

function askedWait(schedule: RetrySchedule, attempt: EndedAttempt, delayMs: number): { readonly ms: number; readonly reason: RetryReason } {
  const value = headerValue(attempt.outcome.answer?.headers ?? [], 'retry-after');
  const asked = value === undefined ? undefined : readRetryAfter(value, attempt.endedAtMs);
  if (asked?.kind === 'nonsense') return { ms: delayMs, reason: 'retry-after-unreadable' };
  if (asked === undefined || asked.waitMs <= delayMs) return { ms: delayMs, reason: 'schedule' };
  const factor = schedule.kind === 'preset' ? retryPreset(schedule.preset).retryAfterFactor : undefined;
  const longestMs = factor === undefined ? Math.max(longestRetryAfterSeconds * 1_000, delayMs) : delayMs * factor;
  return asked.waitMs <= longestMs ? { ms: asked.waitMs, reason: 'retry-after' } : { ms: longestMs, reason: 'retry-after-shortened' };
}
