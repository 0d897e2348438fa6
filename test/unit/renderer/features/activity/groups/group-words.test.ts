import { describe, expect, it } from 'vitest';
import type { RecordGroup } from '../../../../../../src/shared/model/record-group';
import { groupStep } from '../../../../../../src/renderer/features/activity/groups/group-keys';
import { groupDetail, groupLabel, groupOutcome, groupSpan, groupTitle } from '../../../../../../src/renderer/features/activity/groups/group-words';

const nowMs = new Date(2026, 10, 23, 12).getTime();
const group = (changes: Partial<RecordGroup> = {}): RecordGroup => ({
  id: 'event:evt_1',
  subject: { kind: 'event', id: 'evt_1' },
  newest: 5,
  eventName: 'claim.assigned',
  records: 5,
  sent: 3,
  received: 2,
  failing: 0,
  warning: 0,
  underWay: 0,
  notDelivered: 0,
  firstMs: nowMs - 2_100,
  lastMs: nowMs,
  folded: false,
  ...changes,
});

describe('the head of a group', () => {
  it('says the worst that became of its records', () => {
    expect(groupOutcome(group({ failing: 1, warning: 2, underWay: 1 }))).toEqual({ marker: 'fail', tone: 'fail', words: '1 fails' });
    expect(groupOutcome(group({ failing: 2 })).words).toBe('2 fail');
    expect(groupOutcome(group({ records: 1, failing: 1 })).words).toBe('fails');
    expect(groupOutcome(group({ warning: 1, underWay: 1 }))).toEqual({ marker: 'warn', tone: 'warn', words: '1 warns or waits' });
    expect(groupOutcome(group({ warning: 2, underWay: 1 })).words).toBe('2 warn or wait');
    expect(groupOutcome(group({ warning: 1 })).words).toBe('1 warns');
    expect(groupOutcome(group({ records: 1, warning: 1, underWay: 1 })).words).toBe('waits');
    expect(groupOutcome(group({ underWay: 2 }))).toEqual({ marker: 'pending', tone: 'dim', words: '2 under way' });
    expect(groupOutcome(group({ notDelivered: 5 }))).toEqual({ marker: 'none', tone: 'dim', words: 'not delivered' });
    expect(groupOutcome(group({ notDelivered: 2 })).words).toBe('fine, 2 not delivered');
    expect(groupOutcome(group())).toEqual({ marker: 'ok', tone: 'ok', words: 'fine' });
  });

  it('reads as a sentence, whatever it is about, with nothing unseen in it', () => {
    expect(groupLabel(group(), nowMs)).toBe('Event claim.assigned, evt_1, 5 records, 3 sent, 2 received, fine, over 2.1 s');
    const claim = group({ subject: { kind: 'claim', id: '12345678901234567890', label: 'MTR-1' }, records: 1, sent: 0, received: 1 });
    expect(groupLabel(claim, nowMs)).toBe('Claim 12345678901234567890, MTR-1, 1 record, 1 received, fine');
    expect(groupLabel(group({ subject: { kind: 'message', header: 'svix-id', value: 'a\u202eb' }, eventName: null, sent: 0 }), nowMs)).toMatch(/^From outside without an event name, svix-id a[^\u202e]+b, 5 records, 2 received/);
    expect(groupTitle(group({ subject: { kind: 'none' } }))).toBe('No claim or contact');
    expect(groupTitle(group({ subject: { kind: 'contact', id: '7', label: null } }))).toBe('Contact 7');
    expect(groupDetail(group({ subject: { kind: 'contact', id: '7', label: '7' } }))).toBeUndefined();
  });

  it('tells the time that it spans', () => {
    expect(groupSpan(group({ firstMs: nowMs, lastMs: nowMs }), nowMs)).toBe('within 1 ms');
    expect(groupSpan(group({ firstMs: nowMs - 999 }), nowMs)).toBe('within 999 ms');
    expect(groupSpan(group({ firstMs: nowMs - 7_500_000 }), nowMs)).toBe('over 2 h 5 min');
    expect(groupSpan(group({ firstMs: new Date(2026, 10, 22, 9, 5, 7).getTime() }), nowMs)).toBe('since yesterday, 22 November, 09:05:07');
  });
});

describe('keys of the grouped stream', () => {
  const press = (key: string, changes = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...changes });

  it('fold, unfold, and go in and out of a group', () => {
    expect(groupStep(press('ArrowLeft'), 10, 'record')).toEqual({ kind: 'to-head' });
    expect(groupStep(press('ArrowLeft'), 10, 'unfolded')).toEqual({ kind: 'fold' });
    expect(groupStep(press('ArrowLeft'), 10, 'folded')).toBeUndefined();
    expect(groupStep(press('ArrowRight'), 10, 'folded')).toEqual({ kind: 'unfold' });
    expect(groupStep(press('ArrowRight'), 10, 'unfolded')).toEqual({ kind: 'into' });
    expect(groupStep(press('ArrowRight'), 10, 'record')).toBeUndefined();
    expect(groupStep(press('Enter'), 10, 'folded')).toEqual({ kind: 'unfold' });
    expect(groupStep(press('Enter'), 10, 'unfolded')).toEqual({ kind: 'fold' });
    expect(groupStep(press('Enter'), 10, 'record')).toEqual({ kind: 'open' });
  });

  it('are those of the stream otherwise', () => {
    expect(groupStep(press('ArrowDown', { shiftKey: true }), 10, 'folded')).toEqual({ kind: 'move', rows: 1, how: 'stretch' });
    expect(groupStep(press('ArrowLeft'), 10, undefined)).toBeUndefined();
    expect(groupStep(press('ArrowRight', { altKey: true }), 10, 'folded')).toBeUndefined();
  });
});
