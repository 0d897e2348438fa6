import { describe, expect, test } from 'vitest';
import { changedAt, dayWords } from '../../../../../src/renderer/features/desk/changed-at';
import { changeTitle, undoneWords } from '../../../../../src/renderer/features/desk/change-words';
import { sentWords } from '../../../../../src/renderer/features/desk/sent-words';
import { outcomeWords } from '../../../../../src/renderer/features/desk/trace-words';
import type { DeliverySummary } from '../../../../../src/shared/model/delivery';
import type { DeskAction } from '../../../../../src/shared/model/desk-action';

const delivery: DeliverySummary = {
  id: 'dlv_1', eventId: 'evt_1', endpointId: 'ep_1', endpointName: 'Mirror', url: 'http://x/', state: 'delivered', createdAtMs: 0, attemptLimit: 8, position: 1, eventName: 'claim.closed', source: 'ui', attemptCount: 1, status: 200,
};
const done = (action: DeskAction) => ({ kind: 'done', id: 'c', atMs: 0, subject: { kind: 'claim', id: 1 }, action, performedBy: { kind: 'token', name: 'T' }, eventName: 'e', eventId: 'v', undone: false }) as const;

describe('what the desk says', () => {
  test('names each change, and its undoing', () => {
    const user = { userId: 1, name: 'Amara Okafor' };
    const said = (
      [
        { kind: 'claim.create', type: 'Motor, theft' },
        { kind: 'claim.close', claimId: 1 },
        { kind: 'claim.add_label', claimId: 1, label: 'glass' },
        { kind: 'claim.assign', claimId: 1, user },
        { kind: 'claim.switch_type', claimId: 1, type: 'Motor, fire' },
      ] as const
    ).map((action) => [changeTitle(done(action)), undoneWords(action)]);
    expect(said).toEqual([
      ['Claim created', 'Creation'],
      ['Closed', 'Closing'],
      ['Label glass added', 'Adding label glass'],
      ['Assigned to Amara Okafor', 'Assignment to Amara Okafor'],
      ['Type switched to Motor, fire', 'Switch to Motor, fire'],
    ]);
    expect(changeTitle({ kind: 'undo', id: 'u', atMs: 0, subject: { kind: 'claim', id: 1 }, changeId: 'c', action: { kind: 'claim.close', claimId: 1 } })).toBe('Closing undone');
  });

  test('claims no more of a delivery than was seen', () => {
    expect(outcomeWords(delivery)).toBe('acknowledged');
    expect(outcomeWords({ ...delivery, attemptCount: 3 })).toBe('acknowledged on attempt 3');
    expect(outcomeWords({ ...delivery, state: 'waiting', attemptCount: 3 })).toBe('next is attempt 4 of 8');
    expect(outcomeWords({ ...delivery, state: 'failed', status: 500 })).toBe('refused by the receiver');
  });

  test('counts what came of a change', () => {
    const at = (state: DeliverySummary['state']): DeliverySummary => ({ ...delivery, state });
    expect(sentWords([at('delivered')])).toBe('Sent to 1 endpoint, 1 acknowledged');
    expect(sentWords([at('delivered'), at('waiting'), at('sending'), at('not-delivered')])).toBe('Sent to 3 endpoints, 1 acknowledged, 1 waiting, 1 sending');
    expect(sentWords([at('not-delivered')])).toBe('Recorded, sent to no endpoint');
  });

  test('tells today’s changes by the time and others by the day', () => {
    const now = new Date(2026, 10, 23, 15, 0, 0).getTime();
    expect(changedAt(new Date(2026, 10, 23, 14, 32, 9).getTime(), now)).toBe('14:32:09');
    expect(changedAt(new Date(2026, 10, 18, 14, 32, 9).getTime(), now)).toBe('18 Nov');
    expect(changedAt(new Date(2025, 0, 2, 14, 32, 9).getTime(), now)).toBe('2 Jan 2025');
    expect(dayWords('2026-11-18')).toBe('18 Nov 2026');
    expect(dayWords('soon')).toBe('soon');
  });
});
