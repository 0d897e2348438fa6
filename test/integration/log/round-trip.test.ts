import { expect, test } from 'vitest';
import type { LogChange } from '../../../src/main/core/log/log';
import type { Query } from '../../../src/shared/query/query';
import { captureDraft, eventRecord, queuedDelivery } from '../../support/log-drafts';
import { openTestLog, written } from '../../support/open-test-log';
import { queryOf } from '../../support/query-of';
import { temporaryFolder } from '../../support/temporary-folder';

const everything: Query = { kind: 'all' };

test('a captured request comes back byte for byte, header for header', async () => {
  const log = await openTestLog(temporaryFolder());
  const everyByte = Uint8Array.from({ length: 256 }, (_, index) => index);
  const latin1 = Buffer.from(everyByte).toString('latin1');
  const draft = captureDraft({
    body: everyByte,
    raw: everyByte.subarray(10, 20),
    headers: [['X-Odd', latin1], ['x-odd', '"\\,['], ['X-Odd', '']],
    trailers: [['Late', latin1]],
    state: 'malformed',
    problem: { code: 'HPE_INVALID', message: 'The header is not valid.' },
    answer: { status: 400, headers: [['A', latin1]], body: everyByte, delayMs: 5, fault: 'drip', rule: 'first' },
  });
  const place = written(await log.addCapture(draft));
  expect(place).toEqual({ id: place.id, seq: 1, position: 1 });
  const found = await log.capture(place.id);
  expect(found).toEqual({ ...draft, id: place.id, seq: 1, position: 1, pinned: false, bodyKept: everyByte.length });
  expect(await log.captureBytes(place.id, 'body', 250, 300)).toEqual(everyByte.slice(250));
  expect(await log.captureBytes(place.id, 'raw', 0, 4)).toEqual(everyByte.slice(10, 14));
  expect(await log.capture('cap_2')).toBeUndefined();
  expect(await log.captureBytes('cap_x', 'body', 0, 1)).toBeUndefined();
  await log.close();
});

test('a delivery runs its life and is joined with the request that it caused', async () => {
  const log = await openTestLog(temporaryFolder());
  const changes: LogChange[] = [];
  log.onChange((change) => changes.push(change));
  const event = eventRecord('evt_1');
  const [first, second] = written(await log.addEvent(event, [queuedDelivery('dlv_1', 'evt_1'), queuedDelivery('dlv_2', 'evt_1', { state: 'not-delivered', reason: 'disabled' })]));
  expect(first).toMatchObject({ position: 1, state: 'queued', eventName: 'claim.assigned', source: 'ui', attemptCount: 0 });
  expect(second).toMatchObject({ position: 2, state: 'not-delivered', reason: 'disabled' });
  const request = { method: 'POST', target: '/hooks', headers: [['Host', 'x'], ['Event-Name', 'claim.assigned']] as const, body: Buffer.from('{"a":1}') };
  const startedAtMs = 1_790_000_000_000;
  expect(written(await log.startAttempt('dlv_1', 1, startedAtMs, request))).toMatchObject({ state: 'sending', attemptCount: 1 });
  const place = written(await log.addCapture(captureDraft({ receivedAtMs: startedAtMs + 2, remotePort: 50_123 })));
  const outcome = {
    startedAtMs,
    timings: { connectMs: 0.5, totalMs: 12.25 },
    connection: { localAddress: '127.0.0.1', localPort: 50_123, remoteAddress: '127.0.0.1', remotePort: 4455, reused: false },
    answer: { httpVersion: '1.1', status: 200, statusText: 'OK', headers: [['A', 'b']] as const, body: Buffer.from('ok'), bodyBytes: 2, truncated: false },
  };
  const ended = written(await log.finishAttempt('dlv_1', 1, outcome, 'delivered'));
  expect(ended).toMatchObject({ state: 'delivered', status: 200, durationMs: 12.25, captureId: place.id });
  expect((await log.capture(place.id))?.deliveryId).toBe('dlv_1');
  const detail = await log.delivery('dlv_1');
  expect(detail?.event).toEqual(event);
  expect(detail?.siblings.map(({ id }) => id)).toEqual(['dlv_2']);
  expect(detail?.attempts).toHaveLength(1);
  expect(detail?.attempts[0]).toMatchObject({ number: 1, captureId: place.id, request: { target: '/hooks', headers: request.headers } });
  expect(Buffer.from(detail?.attempts[0]?.request.body ?? [])).toEqual(request.body);
  expect(detail?.attempts[0]?.outcome).toMatchObject({ timings: outcome.timings, connection: outcome.connection, answer: { status: 200, headers: [['A', 'b']] } });
  const page = await log.activityPage(everything, 'all', 0, 10);
  expect(page.rows.map((row) => [row.direction, row.position, row.status])).toEqual([['sent', 1, 200], ['sent', 2, null], ['received', 3, 200]]);
  expect(await log.activityCounts(everything)).toEqual({ all: 3, sent: 1, received: 1, 'not-delivered': 1, failing: 0, 'checks-fail': 0, pinned: 0 });
  expect(changes.map(({ added, lastPosition, changed }) => ({ added, lastPosition, changed }))).toEqual([
    { added: 2, lastPosition: 2, changed: [] },
    { added: 0, lastPosition: 2, changed: [1] },
    { added: 1, lastPosition: 3, changed: [] },
    { added: 0, lastPosition: 3, changed: [1] },
  ]);
  await log.close();
});

test('queries and quick filters narrow the stream, and stay true as it grows', async () => {
  const log = await openTestLog(temporaryFolder());
  const add = async (changes: Parameters<typeof captureDraft>[0]) => written(await log.addCapture(captureDraft(changes)));
  await add({ eventName: 'claim.created', body: Buffer.from('{"Plate":"AB 12"}') });
  await add({ eventName: 'contact.created', checkState: 'fail' });
  await add({ eventName: null, state: 'incomplete', answer: { status: 408, headers: [], body: new Uint8Array(0), delayMs: 0 } });
  const ids = async (text: string, quick: Parameters<typeof log.activityPage>[1] = 'all') => (await log.activityPage(queryOf(text), quick, 0, 100)).rows.map((row) => row.position);
  expect(await ids('event:claim.*')).toEqual([1]);
  expect(await ids('event:*.created')).toEqual([1, 2]);
  expect(await ids('-event:claim.*')).toEqual([2, 3]);
  expect(await ids('plate "ab 12"')).toEqual([1]);
  expect(await ids('X-TWICE')).toEqual([1, 2, 3]);
  expect(await ids('state:incomplete')).toEqual([3]);
  expect(await ids('direction:out')).toEqual([]);
  expect(await ids('', 'failing')).toEqual([2, 3]);
  expect(await ids('', 'checks-fail')).toEqual([2]);
  await add({ eventName: 'claim.updated' });
  expect(await ids('event:claim.*')).toEqual([1, 4]);
  expect(await log.activityCounts(queryOf('event:claim.*'))).toMatchObject({ all: 2, received: 2, failing: 0 });
  expect(await log.activityRank(queryOf('event:claim.*'), 'all', 4)).toBe(1);
  expect((await log.activityPage(queryOf('event:claim.*'), 'all', 1, 5)).rows.map((row) => row.position)).toEqual([4]);
  await log.close();
});
