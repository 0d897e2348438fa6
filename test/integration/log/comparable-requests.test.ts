import { expect, test } from 'vitest';
import { importedProblem } from '../../../src/shared/model/captured-request';
import { captureDraft, eventRecord, queuedDelivery } from '../../support/log-drafts';
import { openTestLog, written } from '../../support/open-test-log';
import { temporaryFolder } from '../../support/temporary-folder';

test('whole requests are read back newest first, without what was sent, imported or cut, and without very large bodies', async () => {
  const log = await openTestLog(temporaryFolder());
  const add = async (changes: Parameters<typeof captureDraft>[0]): Promise<void> => void written(await log.addCapture(captureDraft(changes)));
  await add({ receivedAtMs: 1, headers: [['webhook-id', 'a']] });
  written(await log.addEvent(eventRecord('evt_1'), [queuedDelivery('dlv_1', 'evt_1'), queuedDelivery('dlv_2', 'evt_1')]));
  await add({ problem: importedProblem('a file') });
  await add({ state: 'incomplete' });
  await add({ truncated: true });
  await add({ receivedAtMs: 2, body: new Uint8Array(1024 * 1024 + 1) });
  await add({ receivedAtMs: 3 });

  const all = await log.comparableBefore(log.newest() + 1, 10);
  expect(all.map(({ id, receivedAtMs, isCut, body }) => [id, receivedAtMs, isCut, body.length])).toEqual([
    ['cap_6', 3, false, 26],
    ['cap_5', 2, true, 0],
    ['cap_1', 1, false, 26],
  ]);
  expect(all[2]).toMatchObject({ seq: 1, position: 1, headers: [['webhook-id', 'a']], eventName: 'claim.assigned', bodySha256: captureDraft().bodySha256 });
  expect((await log.comparableBefore(all[0]?.position ?? 0, 1)).map(({ id }) => id)).toEqual(['cap_5']);
  expect(await log.comparableBefore(1, 10)).toEqual([]);

  // The page of a large body is read without it.
  expect(await log.capture('cap_5', 1024)).toMatchObject({ body: new Uint8Array(), bodyKept: 1024 * 1024 + 1 });
  expect((await log.capture('cap_5'))?.body.length).toBe(1024 * 1024 + 1);
  await log.close();
});
