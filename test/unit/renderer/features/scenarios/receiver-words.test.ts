import { expect, test } from 'vitest';
import { failure } from '../../../../../src/shared/model/failure';
import type { DeliverySummary } from '../../../../../src/shared/model/delivery';
import { attemptWords, plannedWords } from '../../../../../src/renderer/features/scenarios/receiver-words';
import { slowDeliveryId } from '../../../../../src/renderer/features/scenarios/slow-delivery';

const answered = (status: number) => ({ httpVersion: '1.1', status, statusText: '', headers: [], body: new Uint8Array(0), bodyBytes: 0, truncated: false });

test('says of an attempt what came of it and how long it took', () => {
  const at = (number: number, totalMs: number) => ({ number, startedAtMs: 1_000, outcome: { startedAtMs: 1_000, timings: { totalMs } } });
  expect(attemptWords({ number: 1, startedAtMs: 1_000 }, 5_000)).toBe('1st attempt, no answer for 4 s so far');
  const late = at(2, 10_004);
  expect(attemptWords({ ...late, outcome: { ...late.outcome, failure: failure('timeout') } }, 0)).toBe('2nd attempt, no answer for 10 s');
  expect(attemptWords({ ...late, outcome: { ...late.outcome, failure: failure('reset') } }, 0)).toBe('2nd attempt, the receiver broke off the connection');
  const third = at(3, 120);
  expect(attemptWords({ ...third, outcome: { ...third.outcome, answer: answered(503) } }, 0)).toBe('3rd attempt, answered 503 after 0.1 s');
  const quick = at(1, 12);
  expect(attemptWords({ ...quick, outcome: { ...quick.outcome, answer: answered(200) } }, 0)).toBe('1st attempt, answered 200 at once');
});

test('counts down to the next attempt, whatever its number', () => {
  expect([2, 11, 12, 13, 21, 22, 103].map((number) => plannedWords(number, 5_000).split(' ')[0])).toEqual(['2nd', '11th', '12th', '13th', '21st', '22nd', '103rd']);
  expect(plannedWords(2, 5_400)).toBe('2nd attempt, the same event, in 0:05');
  expect(plannedWords(2, -3)).toMatch(/in 0:00$/);
});

test('the receiver on the stage is the one that waits, else one on its way, else one that had trouble', () => {
  const delivery = (id: string, changes: Partial<DeliverySummary>): DeliverySummary => ({ id, eventId: 'e', endpointId: 'p', endpointName: 'P', url: 'http://a/', state: 'delivered', createdAtMs: 0, attemptLimit: 3, position: 1, eventName: 'claim.created', source: 'ui', attemptCount: 1, durationMs: 20, ...changes });
  const fine = delivery('fine', {});
  const slow = delivery('slow', { durationMs: 2_500 });
  const again = delivery('again', { attemptCount: 2 });
  const sending = delivery('sending', { state: 'sending' });
  const waiting = delivery('waiting', { state: 'waiting' });
  const later = delivery('later', { state: 'waiting', attemptCount: 0 });
  expect(slowDeliveryId([fine, later])).toBeUndefined();
  expect(slowDeliveryId([fine, slow, again])).toBe('slow');
  expect(slowDeliveryId([again, sending])).toBe('sending');
  expect(slowDeliveryId([sending, waiting])).toBe('waiting');
});
