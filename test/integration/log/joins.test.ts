import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AttemptOutcome } from '../../../src/shared/model/attempt';
import type { Log } from '../../../src/main/core/log/log';
import { captureDraft, eventRecord, queuedDelivery } from '../../support/log-drafts';
import { openTestLog, written } from '../../support/open-test-log';
import { temporaryFolder } from '../../support/temporary-folder';

const request = { method: 'POST', target: '/hooks', headers: [], body: Buffer.from('{}') };
const t0 = 1_790_000_000_000;

function outcome(startedAtMs: number, localPort: number, changes: Partial<AttemptOutcome> = {}): AttemptOutcome {
  const connection = { localAddress: '::ffff:127.0.0.1', localPort, remoteAddress: '::ffff:127.0.0.1', remotePort: 4455, reused: false };
  return { startedAtMs, timings: { totalMs: 10 }, connection, ...changes };
}

async function logWith(deliveries: readonly string[], folder = temporaryFolder()): Promise<Log> {
  const log = await openTestLog(folder);
  written(await log.addEvent(eventRecord('evt_1'), deliveries.map((id) => queuedDelivery(id, 'evt_1'))));
  return log;
}

test('a captured request that comes after the end of its attempt is joined at once', async () => {
  const log = await logWith(['dlv_1']);
  written(await log.startAttempt('dlv_1', 1, t0, request));
  const ended = written(await log.finishAttempt('dlv_1', 1, outcome(t0, 50_100), 'failed'));
  expect(ended.captureId).toBeUndefined();
  const place = written(await log.addCapture(captureDraft({ receivedAtMs: t0 + 5, durationMs: 5000, remotePort: 50_100, state: 'incomplete' })));
  expect(place.deliveryId).toBe('dlv_1');
  expect((await log.delivery('dlv_1'))?.attempts[0]?.captureId).toBe(place.id);
  expect((await log.deliveriesOfEvent('evt_1'))[0]?.captureId).toBe(place.id);
  await log.close();
});

test('on a kept connection each attempt gets its own captured request, in order', async () => {
  const log = await logWith(['a', 'b', 'c']);
  const places: string[] = [];
  let number = 0;
  for (const id of ['a', 'b', 'c']) {
    number += 1;
    written(await log.startAttempt(id, 1, t0 + number, request));
    places.push(written(await log.addCapture(captureDraft({ receivedAtMs: t0 + number, remotePort: 50_200, requestNumber: number }))).id);
    written(await log.finishAttempt(id, 1, outcome(t0 + number, 50_200), 'delivered'));
  }
  expect((await log.deliveriesOfEvent('evt_1')).map(({ captureId }) => captureId)).toEqual(places);
  await log.close();
});

test('attempts under way at once are told apart by their ports, and strangers are not joined', async () => {
  const log = await logWith(['a', 'b']);
  for (const id of ['a', 'b']) written(await log.startAttempt(id, 1, t0, request));
  const stranger = written(await log.addCapture(captureDraft({ receivedAtMs: t0, remotePort: 60_000 })));
  const long = written(await log.addCapture(captureDraft({ receivedAtMs: t0 - 60_000, durationMs: 1, remotePort: 50_301 })));
  const forB = written(await log.addCapture(captureDraft({ receivedAtMs: t0, remotePort: 50_302 })));
  expect(written(await log.finishAttempt('b', 1, outcome(t0, 50_302), 'delivered')).captureId).toBe(forB.id);
  // The same port, a minute earlier: another connection that the system gave the port to before.
  expect(written(await log.finishAttempt('a', 1, outcome(t0, 50_301), 'delivered')).captureId).toBeUndefined();
  expect((await log.capture(stranger.id))?.deliveryId).toBeUndefined();
  expect((await log.capture(long.id))?.deliveryId).toBeUndefined();
  await log.close();
});

test('an attempt that went out twice names the request of its second connection; both requests name the delivery', async () => {
  const log = await logWith(['a']);
  written(await log.startAttempt('a', 1, t0, request));
  const first = written(await log.addCapture(captureDraft({ receivedAtMs: t0, remotePort: 50_400, requestNumber: 7 })));
  const second = written(await log.addCapture(captureDraft({ receivedAtMs: t0 + 2, remotePort: 50_401 })));
  const abandoned = { localAddress: '127.0.0.1', localPort: 50_400, remoteAddress: '127.0.0.1', remotePort: 4455, reused: true };
  written(await log.finishAttempt('a', 1, outcome(t0, 50_401, { abandoned }), 'delivered'));
  expect((await log.delivery('a'))?.attempts[0]?.captureId).toBe(second.id);
  expect((await log.deliveriesOfEvent('evt_1'))[0]?.captureId).toBe(second.id);
  expect((await log.capture(first.id))?.deliveryId).toBe('a');
  expect((await log.capture(second.id))?.deliveryId).toBe('a');
  await log.close();
});

test('retries are attempts of one delivery, and carry the same body without storing it twice', async () => {
  const folder = temporaryFolder();
  const log = await logWith(['a'], folder);
  const body = Buffer.alloc(300_000, 'x');
  for (const number of [1, 2, 3, 4]) {
    written(await log.startAttempt('a', number, t0 + number, { ...request, body }));
    written(await log.finishAttempt('a', number, outcome(t0 + number, 50_500 + number, { answer: { httpVersion: '1.1', status: 503, statusText: '', headers: [], body: Buffer.from('no'), bodyBytes: 2, truncated: false } }), number === 4 ? 'failed' : 'queued'));
  }
  const detail = await log.delivery('a');
  expect(detail?.attempts.map(({ number, outcome: ended, request: sent }) => [number, ended?.answer?.status, sent.body.length])).toEqual([1, 2, 3, 4].map((number) => [number, 503, 300_000]));
  expect((await log.activityPage({ kind: 'all' }, 'failing', 0, 1)).rows[0]).toMatchObject({ id: 'a', status: 503, attemptCount: 4, sizeBytes: 300_000, state: 'failed' });
  expect(await log.finishAttempt('a', 4, outcome(t0, 1), 'failed')).toMatchObject({ ok: false, problem: { code: 'failed' } });
  expect(await log.finishAttempt('a', 5, outcome(t0, 1), 'failed')).toMatchObject({ ok: false, problem: { code: 'failed' } });
  await log.close();
  expect(statSync(join(folder, 'log.db')).size).toBeLessThan(2 * body.length);
});

test('a withdrawn delivery is not delivered, with its reason', async () => {
  const log = await logWith(['a']);
  expect(written(await log.moveDelivery('a', { state: 'not-delivered', reason: 'deleted' }))).toMatchObject({ state: 'not-delivered', reason: 'deleted' });
  expect((await log.activityPage({ kind: 'all' }, 'not-delivered', 0, 1)).rows[0]).toMatchObject({ id: 'a', reason: 'deleted' });
  await log.close();
});
