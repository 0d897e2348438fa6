import { describe, expect, it } from 'vitest';
import type { ActivityRow, SentRow } from '../../../../../src/shared/model/activity';
import { rowLabel } from '../../../../../src/renderer/features/activity/row-label';
import { failureWord, rowMarker, rowStatus } from '../../../../../src/renderer/features/activity/row-outcome';
import { sameEvent } from '../../../../../src/renderer/features/activity/same-event';
import { formatTime } from '../../../../../src/renderer/ui/format';
import { receivedRow } from './fake-log';

function sentRow(changes: Partial<SentRow> = {}): SentRow {
  return {
    direction: 'sent',
    position: 1,
    id: 'd1',
    timeMs: 1_763_000_000_000,
    eventName: 'claim.created',
    source: 'ui',
    status: 200,
    durationMs: 14,
    sizeBytes: 448,
    pinned: false,
    eventId: 'e1',
    endpointId: 'p1',
    endpointName: 'Local catch server',
    state: 'delivered',
    reason: null,
    failureCode: null,
    attemptCount: 1,
    attemptLimit: 1,
    anyway: false,
    nextAttemptAtMs: null, faults: [], origin: null,
    ...changes,
  };
}

describe('how a row is drawn', () => {
  it('is quiet where all went well', () => {
    expect([rowMarker(sentRow()), rowStatus(sentRow())]).toEqual(['ok', { kind: 'ok', text: '200' }]);
    expect([rowMarker(receivedRow(1)), rowStatus(receivedRow(1))]).toEqual(['ok', { kind: 'ok', text: '200' }]);
  });

  it('shows a failure by its word, an answer by its status', () => {
    expect(rowStatus(sentRow({ state: 'failed', status: null, failureCode: 'refused' }))).toEqual({ kind: 'pill', tone: 'fail', text: 'refused' });
    expect(rowStatus(sentRow({ state: 'failed', status: 503 }))).toEqual({ kind: 'pill', tone: 'fail', text: '503' });
    expect(failureWord('a-code-of-tomorrow')).toBe('a-code-of-tomorrow');
    expect(failureWord('toString')).toBe('toString');
  });

  it('never draws what is not known as failed', () => {
    const row = sentRow({ state: 'unknown', status: null });
    expect([rowMarker(row), rowStatus(row)]).toEqual(['warn', { kind: 'pill', tone: 'warn', text: 'unknown' }]);
  });

  it('gives the reason of what was not delivered', () => {
    const row = sentRow({ state: 'not-delivered', reason: 'source-filtered', status: null });
    expect([rowMarker(row), rowStatus(row)]).toEqual(['none', { kind: 'reason', text: 'Not delivered: endpoint takes UI only' }]);
  });

  it('marks a captured request by what is wrong with it', () => {
    expect(rowMarker(receivedRow(1, { checkState: 'fail' }))).toBe('fail');
    expect(rowMarker(receivedRow(1, { checkState: 'warn' }))).toBe('warn');
    expect(rowStatus(receivedRow(1, { state: 'malformed', status: 400 }))).toEqual({ kind: 'pill', tone: 'fail', text: 'malformed' });
    expect(rowStatus(receivedRow(1, { state: 'incomplete', status: null }))).toEqual({ kind: 'pill', tone: 'warn', text: 'incomplete' });
    expect(rowStatus(receivedRow(1, { status: 503 }))).toEqual({ kind: 'pill', tone: 'fail', text: '503' });
  });
});

describe('how a row is spoken', () => {
  const end = (row: ActivityRow): string => `source UI, at ${formatTime(row.timeMs, 'second')}`;

  it('reads as one sentence', () => {
    const failed = receivedRow(1, { eventName: 'claim.assigned', checkState: 'fail' });
    expect(rowLabel(failed)).toBe(`Received claim.assigned, path /hooks/claims, status 200, a check fails, ${end(failed)}`);
    expect(rowLabel(sentRow({ state: 'failed', status: null, failureCode: 'timeout', attemptCount: 8 }))).toBe(`Sent claim.created, endpoint Local catch server, status timeout, 8 attempts, ${end(sentRow())}`);
    expect(rowLabel(sentRow({ state: 'not-delivered', reason: 'disabled', endpointName: 'Audit log' }))).toBe(`Sent claim.created, endpoint Audit log, Not delivered: endpoint is disabled, ${end(sentRow())}`);
  });

  it('says why a request that is no HTTP was kept without a path', () => {
    const row = receivedRow(1, { eventName: null, path: '', source: null, status: null, state: 'malformed', problem: 'The first line is no request line.' });
    expect(rowLabel(row)).toBe(`Received without an event name, no path, status malformed, The first line is no request line, all checks pass, at ${formatTime(row.timeMs, 'second')}`);
  });

  it('speaks hidden characters instead of keeping them', () => {
    const row = receivedRow(1, { eventName: null, path: '/a\u202Eb', source: '\u202Eiu' });
    expect(rowLabel(row)).toBe(`Received without an event name, path /a[U+202E]b, status 200, all checks pass, source [U+202E]iu, at ${formatTime(row.timeMs, 'second')}`);
  });
});

describe('rows of one event', () => {
  it('joins the deliveries of an event, and a captured request with the delivery that caused it', () => {
    expect(sameEvent(sentRow(), sentRow({ id: 'd2', endpointName: 'CRM' }))).toBe(true);
    expect(sameEvent(receivedRow(2, { timeMs: 1_763_000_000_009 }), sentRow())).toBe(true);
  });

  it('keeps events apart', () => {
    expect(sameEvent(sentRow(), sentRow({ eventId: 'e2' }))).toBe(false);
    expect(sameEvent(receivedRow(2, { timeMs: 1_763_000_009_000 }), sentRow())).toBe(false);
    expect(sameEvent(receivedRow(2), receivedRow(3))).toBe(false);
  });
});
