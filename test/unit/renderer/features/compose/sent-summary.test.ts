import { expect, test } from 'vitest';
import { sentSummary } from '../../../../../src/renderer/features/compose/sent-summary';
import type { DeliverySummary } from '../../../../../src/shared/model/delivery';

function delivery(endpointName: string, more: Partial<DeliverySummary>): DeliverySummary {
  return {
    id: endpointName,
    eventId: 'ev',
    endpointId: endpointName,
    endpointName,
    url: 'http://127.0.0.1/',
    state: 'queued',
    createdAtMs: 0,
    position: 1,
    eventName: 'claim.assigned',
    source: 'ui',
    attemptCount: 0,
    attemptLimit: 1,
    ...more,
  };
}

test('counts what is known so far', () => {
  const summary = sentSummary('claim.assigned', [
    delivery('A', { state: 'delivered', status: 200 }),
    delivery('B', { state: 'delivered', status: 204 }),
    delivery('Slack bridge', { state: 'failed', failureCode: 'refused' }),
    delivery('D', { state: 'sending' }),
    delivery('E', { state: 'not-delivered', reason: 'disabled' }),
  ], 0);
  expect(summary).toEqual({ title: 'claim.assigned sent to 4 endpoints', note: '2 acknowledged, Slack bridge refused, 1 sending, 1 not delivered', short: '2 of 4 acknowledged', settled: false, counting: false });
});

test('names how one failed, and counts many', () => {
  expect(sentSummary('e', [delivery('A', { state: 'failed', status: 500 })], 0)).toMatchObject({ title: 'e sent to 1 endpoint', note: 'A answered 500', settled: true });
  expect(sentSummary('e', [delivery('A', { state: 'failed', failureCode: 'timeout' })], 0).note).toBe('A did not answer in time');
  expect(sentSummary('e', ['A', 'B', 'C'].map((name) => delivery(name, { state: 'failed', failureCode: 'dns' })), 0).note).toBe('3 failed');
});

test('does not call sent what went nowhere', () => {
  expect(sentSummary('e', [delivery('A', { state: 'not-delivered', reason: 'not-subscribed' })], 0)).toEqual({
    title: 'e recorded, sent to no endpoint',
    note: '1 not delivered',
    short: 'not delivered',
    settled: true,
    counting: false,
  });
});

test('says how often it was sent where that is more than once', () => {
  const twice = ['A', 'A', 'B', 'B'].map((name) => delivery(name, { state: 'delivered', status: 200 }));
  expect(sentSummary('e', twice, 0)).toMatchObject({ title: 'e sent 2 times to 2 endpoints', note: '4 acknowledged' });
  expect(sentSummary('e', twice.slice(1), 0).title).toBe('e sent 3 times, to 2 endpoints in all');
  expect(sentSummary('e', [delivery('A', { state: 'waiting' })], 0).note).toBe('1 waiting');
});

test('counts down to the next attempt of those that are tried again, and waits for the paused ones in silence', () => {
  const waits = (name: string, atMs: number, attemptCount = 1) => delivery(name, { state: 'waiting', attemptCount, nextAttemptAtMs: atMs });
  const done = delivery('A', { state: 'delivered', status: 200 });
  expect(sentSummary('e', [done, waits('Slack bridge', 65_000)], 60_000)).toMatchObject({ note: '1 acknowledged, Slack bridge tries again in 0:05', settled: false, counting: true });
  expect(sentSummary('e', [done, waits('Slack bridge', 65_000)], 62_500).note).toBe('1 acknowledged, Slack bridge tries again in 0:03');
  expect(sentSummary('e', [waits('B', 5_000, 0)], 0).note).toBe('B is sent in 0:05');
  expect(sentSummary('e', [waits('B', 9_000), waits('C', 5_000), waits('D', 7_000)], 0).note).toBe('3 try again, the first in 0:05');
  expect(sentSummary('e', [delivery('P', { state: 'waiting', reason: 'paused' })], 0)).toMatchObject({ note: '1 waiting', settled: false, counting: false });
});
