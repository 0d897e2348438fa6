import { describe, expect, test } from 'vitest';
import { readRetryAfter } from '../../../../../src/main/core/sender/retry-after';
import { decideRetry } from '../../../../../src/main/core/sender/retry-policy';
import type { RetryPolicy } from '../../../../../src/main/core/sender/retry-policy';
import { seededFraction } from '../../../../../src/main/core/sender/seeded-jitter';
import type { AttemptOutcome } from '../../../../../src/shared/model/attempt';
import { failure } from '../../../../../src/shared/model/failure';
import type { HeaderPair } from '../../../../../src/shared/model/header';
import { retryPresets } from '../../../../../src/shared/model/retry-preset';
import { plannedSeconds } from '../../../../../src/shared/model/retry-schedule';
import type { RetrySchedule } from '../../../../../src/shared/model/retry-schedule';

const startMs = Date.UTC(2026, 10, 23, 10, 0, 0);
const refused: AttemptOutcome = { startedAtMs: startMs, timings: { totalMs: 1 }, failure: failure('refused') };

function answered(status: number, headers: readonly HeaderPair[] = []): AttemptOutcome {
  return { startedAtMs: startMs, timings: { totalMs: 1 }, answer: { httpVersion: '1.1', status, statusText: '', headers, body: new Uint8Array(), bodyBytes: 0, truncated: false } };
}

function policy(schedule: RetrySchedule, changes: Partial<RetryPolicy> = {}): RetryPolicy {
  return { schedule, scale: 1, jitter: 0, seed: 1, ...changes };
}

/** Runs a delivery whose every attempt fails at once, on a clock that jumps from one to the next. */
function timesOf(rules: RetryPolicy, deliveryId = 'dlv_1'): number[] {
  const times = [0];
  for (let nowMs = startMs; ; ) {
    const decision = decideRetry(rules, { deliveryId, number: times.length, outcome: refused, endedAtMs: nowMs });
    if (decision.kind === 'end') {
      expect(decision.reason).toBe('used-up');
      return times;
    }
    expect(decision.number).toBe(times.length + 1);
    nowMs = decision.atMs;
    times.push((nowMs - startMs) / 1_000);
  }
}

const fixed: RetrySchedule = { kind: 'fixed', delaySeconds: 30, retries: 3 };

describe('decideRetry', () => {
  test.each(retryPresets.map((preset) => preset.id))('keeps %s to the second', (preset) => {
    const schedule: RetrySchedule = { kind: 'preset', preset };
    expect(timesOf(policy(schedule))).toEqual(plannedSeconds(schedule));
  });

  test('runs 60 and 1000 times faster when asked to', () => {
    const schedule: RetrySchedule = { kind: 'preset', preset: 'standard-webhooks' };
    for (const scale of [60, 1000] as const) {
      timesOf(policy(schedule, { scale })).forEach((seconds, index) => expect(seconds).toBeCloseTo((plannedSeconds(schedule)[index] ?? -1) / scale, 2));
    }
  });

  test('ends with a 2xx and with a 410, and goes on where the outcome is unknown', () => {
    const decide = (outcome: AttemptOutcome) => decideRetry(policy(fixed), { deliveryId: 'd', number: 1, outcome, endedAtMs: startMs });
    expect(decide(answered(204))).toEqual({ kind: 'end', reason: 'delivered' });
    expect(decide(answered(410, [['Retry-After', '5']]))).toEqual({ kind: 'end', reason: 'gone' });
    const unknown = { ...refused, failure: failure('unknown') };
    expect(decide(unknown)).toMatchObject({ kind: 'retry', number: 2 });
    expect(decideRetry(policy({ kind: 'none' }), { deliveryId: 'd', number: 1, outcome: unknown, endedAtMs: startMs })).toEqual({ kind: 'end', reason: 'unknown' });
    for (const status of [301, 400, 401, 404, 429, 500, 503]) expect(decide(answered(status))).toMatchObject({ kind: 'retry', number: 2 });
    expect(decideRetry(policy({ kind: 'none' }), { deliveryId: 'd', number: 1, outcome: refused, endedAtMs: startMs })).toEqual({ kind: 'end', reason: 'used-up' });
  });

  test('moves delays by the jitter, the same way each time and for each seed and delivery another', () => {
    const times = timesOf(policy(fixed, { jitter: 0.5, seed: 7 }));
    expect(timesOf(policy(fixed, { jitter: 0.5, seed: 7 }))).toEqual(times);
    expect(timesOf(policy(fixed, { jitter: 0.5, seed: 8 }))).not.toEqual(times);
    expect(timesOf(policy(fixed, { jitter: 0.5, seed: 7 }), 'dlv_2')).not.toEqual(times);
    times.slice(1).forEach((seconds, index) => {
      const delay = seconds - (times[index] ?? 0);
      expect(delay).toBeGreaterThanOrEqual(15);
      expect(delay).toBeLessThanOrEqual(45);
    });
  });

  test('spreads jitter evenly', () => {
    const tenths = Array<number>(10).fill(0);
    for (let index = 0; index < 10_000; index += 1) {
      const tenth = Math.floor(seededFraction(42, `dlv_${index}`, 1) * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  test.each([
    ['nothing', undefined, 30, 'schedule'],
    ['fewer seconds than the schedule', '2', 30, 'schedule'],
    ['more seconds', '120', 120, 'retry-after'],
    ['broken seconds', '120.2', 121, 'retry-after'],
    ['a date', 'Mon, 23 Nov 2026 10:05:00 GMT', 300, 'retry-after'],
    ['a date in an old form', 'Monday, 23-Nov-26 10:05:00 GMT', 300, 'retry-after'],
    ['a date with an offset', 'Mon, 23 Nov 2026 11:05:00 +0100', 300, 'retry-after'],
    ['a date gone by', 'Sun, 22 Nov 2026 10:05:00 GMT', 30, 'schedule'],
    ['ten years', '315360000', 86_400, 'retry-after-shortened'],
    ['a date in ten years', 'Mon, 24 Nov 2036 10:00:00 GMT', 86_400, 'retry-after-shortened'],
    ['a number without end', '9'.repeat(400), 86_400, 'retry-after-shortened'],
    ['nonsense', 'soon', 30, 'retry-after-unreadable'],
    ['a negative number', '-5', 30, 'retry-after-unreadable'],
    ['emptiness', '', 30, 'retry-after-unreadable'],
    ['a bare year', '2036', 2_036, 'retry-after'],
    ['an ISO date, which is none of HTTP’s', '2026-11-23T10:05:00Z', 30, 'retry-after-unreadable'],
  ] as const)('with %s in Retry-After', (_what, value, seconds, reason) => {
    const outcome = answered(503, value === undefined ? [] : [['retry-after', value]]);
    expect(decideRetry(policy(fixed), { deliveryId: 'd', number: 1, outcome, endedAtMs: startMs })).toEqual({ kind: 'retry', number: 2, atMs: startMs + seconds * 1_000, reason });
  });

  test('holds Retry-After to twice the delay where the preset does', () => {
    const decide = (value: string) => decideRetry(policy({ kind: 'preset', preset: 'svix' }), { deliveryId: 'd', number: 2, outcome: answered(429, [['Retry-After', value]]), endedAtMs: startMs });
    expect(decide('500')).toMatchObject({ atMs: startMs + 500_000, reason: 'retry-after' });
    expect(decide('3600')).toMatchObject({ atMs: startMs + 600_000, reason: 'retry-after-shortened' });
  });

  test('runs Retry-After faster too', () => {
    expect(decideRetry(policy(fixed, { scale: 60 }), { deliveryId: 'd', number: 1, outcome: answered(429, [['Retry-After', '120']]), endedAtMs: startMs })).toMatchObject({ atMs: startMs + 2_000 });
  });
});

test('a Retry-After of no seconds asks for no wait', () => {
  expect(readRetryAfter(' 0 ', startMs)).toEqual({ kind: 'wait', waitMs: 0 });
});
