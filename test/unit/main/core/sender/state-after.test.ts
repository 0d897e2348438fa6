import { expect, test } from 'vitest';
import { stateAfter } from '../../../../../src/main/core/sender/state-after';
import type { AttemptOutcome, WireAnswer } from '../../../../../src/shared/model/attempt';
import { failure } from '../../../../../src/shared/model/failure';

const base = { startedAtMs: 0, timings: { totalMs: 1 } };

function answered(status: number): AttemptOutcome {
  const answer: WireAnswer = { httpVersion: '1.1', status, statusText: '', headers: [], body: new Uint8Array(), bodyBytes: 0, truncated: false };
  return { ...base, answer };
}

test.each([
  [200, 'delivered'],
  [204, 'delivered'],
  [299, 'delivered'],
  [101, 'failed'],
  [301, 'failed'],
  [304, 'failed'],
  [410, 'failed'],
  [500, 'failed'],
])('an answer of %i leaves a delivery %s', (status, state) => {
  expect(stateAfter(answered(status))).toBe(state);
});

test('a 200 that broke off is not delivered, and what the program’s end cut short is unknown', () => {
  expect(stateAfter({ ...answered(200), failure: failure('closed') })).toBe('failed');
  expect(stateAfter({ ...base, failure: failure('unknown') })).toBe('unknown');
  expect(stateAfter({ ...base, failure: failure('refused') })).toBe('failed');
});
