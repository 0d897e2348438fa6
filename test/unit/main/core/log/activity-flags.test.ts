import { expect, test } from 'vitest';
import { isFailing, type ReceivedRow, type SentRow } from '../../../../../src/shared/model/activity';
import { activityFlag } from '../../../../../src/main/core/log/activity-flags';
import { checkFlags } from '../../../../../src/main/core/log/capture-writer';
import { deliveryFlags } from '../../../../../src/main/core/log/delivery-activity';

const base = { position: 1, id: 'x', timeMs: 0, eventName: null, source: null, durationMs: null, sizeBytes: 0, pinned: false };

test('a captured request is failing by its flags exactly where the shared model says so', () => {
  for (const state of ['complete', 'incomplete', 'malformed'] as const) {
    for (const checkState of ['pass', 'warn', 'fail', 'not-run'] as const) {
      for (const status of [null, 200, 399, 400, 503]) {
        const row: ReceivedRow = { ...base, direction: 'received', seq: 1, method: 'POST', path: '/', problem: null, truncated: false, keptBytes: 0, fromWebPage: false, state, checkState, status };
        expect((checkFlags(state, checkState, '', status ?? 0) & activityFlag.failing) !== 0).toBe(isFailing(row));
      }
    }
  }
});

test('a delivery is failing by its flags exactly where the shared model says so', () => {
  for (const state of ['queued', 'sending', 'waiting', 'delivered', 'failed', 'unknown', 'cancelled', 'not-delivered'] as const) {
    const row: SentRow = { ...base, direction: 'sent', eventId: 'e', endpointId: 'n', endpointName: 'n', reason: null, failureCode: null, attemptCount: 0, attemptLimit: 1, anyway: false, nextAttemptAtMs: null, faults: [], origin: null, status: null, state };
    expect((deliveryFlags(state) & activityFlag.failing) !== 0).toBe(isFailing(row));
  }
});
