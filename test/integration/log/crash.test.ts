import { expect, test } from 'vitest';
import { crashRound } from '../../support/log-crash-round';
import { captureDraft, eventRecord, queuedDelivery } from '../../support/log-drafts';
import { openTestLog, written } from '../../support/open-test-log';
import { temporaryFolder } from '../../support/temporary-folder';

test('a program that is killed loses nothing that it acknowledged', async () => {
  const folder = temporaryFolder();
  let lastSeq = 0;
  for (const acknowledged of [1, 40, 333]) lastSeq = await crashRound(folder, lastSeq, acknowledged);
  expect(lastSeq).toBeGreaterThan(374);
});

test('deliveries that a crash cut off are told apart from those that only waited', async () => {
  const folder = temporaryFolder();
  const before = await openTestLog(folder);
  written(await before.addEvent(eventRecord('evt_1'), ['a', 'b', 'c', 'd'].map((id) => queuedDelivery(id, 'evt_1'))));
  const request = { method: 'POST', target: '/', headers: [], body: new Uint8Array(0) };
  for (const id of ['b', 'c', 'd']) written(await before.startAttempt(id, 1, 5, request));
  written(await before.finishAttempt('c', 1, { startedAtMs: 5, timings: { totalMs: 1 } }, 'queued'));
  written(await before.finishAttempt('d', 1, { startedAtMs: 5, timings: { totalMs: 1 } }, 'failed'));
  // Closing leaves the states as a crash would: only recovery ends them.
  await before.close();

  const log = await openTestLog(folder);
  expect(written(await log.recoverDeliveries()).map(({ id, state }) => [id, state])).toEqual([['a', 'queued'], ['b', 'unknown'], ['c', 'queued']]);
  const cutOff = await log.delivery('b');
  expect(cutOff?.delivery.state).toBe('unknown');
  expect(cutOff?.attempts[0]?.outcome).toMatchObject({ startedAtMs: 5, failure: { code: 'unknown' } });
  expect((await log.activityPage({ kind: 'all' }, 'failing', 0, 10)).rows.map(({ id }) => id)).toEqual(['b', 'd']);
  expect(written(await log.recoverDeliveries()).map(({ id }) => id)).toEqual(['a', 'c']);
  await log.close();
});

test('a clock that steps back changes nothing in the order', async () => {
  const log = await openTestLog(temporaryFolder());
  for (const receivedAtMs of [2_000_000, 1_000_000, -5, 4e12]) written(await log.addCapture(captureDraft({ receivedAtMs })));
  const { rows } = await log.activityPage({ kind: 'all' }, 'all', 0, 10);
  expect(rows.map(({ timeMs }) => timeMs)).toEqual([2_000_000, 1_000_000, -5, 4e12]);
  expect((await log.captures({ kind: 'all' }, 0, 10)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  await log.close();
});
