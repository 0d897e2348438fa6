import { describe, expect, it } from 'vitest';
import { countdownWords } from '../../../../../src/renderer/ui/countdown-words';
import { sentStatus } from '../../../../../src/renderer/features/activity/row-outcome';

describe('a delivery that waits', () => {
  it('counts down to its next attempt and never below nothing', () => {
    expect([5_000, 4_001, 117_000, 7_500_000, -1].map((aheadMs) => countdownWords(1_000_000 + aheadMs, 1_000_000))).toEqual(['0:05', '0:05', '1:57', '2:05:00', '0:00']);
  });

  it('has a countdown where its time is known, and its reason where not', () => {
    const row = { endpointId: 'ep_1', state: 'waiting', reason: null, status: 503, failureCode: null, nextAttemptAtMs: 42 } as const;
    expect(sentStatus(row)).toMatchObject({ kind: 'waiting', atMs: 42, endpointId: 'ep_1' });
    expect(sentStatus({ ...row, nextAttemptAtMs: null, reason: 'paused' })).toEqual({ kind: 'pill', tone: 'warn', text: 'paused' });
  });
});
