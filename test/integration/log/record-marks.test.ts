import { readdirSync, truncateSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Log } from '../../../src/main/core/log/log';
import type { Query } from '../../../src/shared/query/query';
import { captureDraft, eventRecord, queuedDelivery } from '../../support/log-drafts';
import { openTestLog, written } from '../../support/open-test-log';
import { temporaryFolder } from '../../support/temporary-folder';

const everything: Query = { kind: 'all' };
const marksIn = async (log: Log) => (await log.activityPage(everything, 'all', 0, 500)).rows.flatMap(({ position, mark }) => (mark === undefined ? [] : [[position, mark.colour, mark.note] as const]));

test('records of both kinds keep a colour and a note, each changed alone, and tell of it', async () => {
  const log = await openTestLog(temporaryFolder());
  written(await log.addEvent(eventRecord('evt_1'), [queuedDelivery('dlv_1', 'evt_1')]));
  written(await log.addCapture(captureDraft()));
  const changed: (readonly number[])[] = [];
  log.onChange((change) => changed.push(change.changed));
  written(await log.setMarks([1, 2, 99], { colour: 'amber' }, 1));
  written(await log.setMarks([2], { note: 'Ask the provider' }, 2));
  expect(await marksIn(log)).toEqual([[1, 'amber', null], [2, 'amber', 'Ask the provider']]);
  written(await log.setMarks([1, 2], { colour: null }, 3));
  expect(await marksIn(log)).toEqual([[2, null, 'Ask the provider']]);
  written(await log.setMarks([1, 2], { colour: null }, 4));
  expect(changed).toEqual([[1, 2], [2], [1, 2]]);
});

test('a mark goes with its record, and never comes to another', async () => {
  const log = await openTestLog(temporaryFolder());
  for (let count = 0; count < 120; count += 1) written(await log.addCapture(captureDraft()));
  written(await log.setMarks([1, 2, 119], { colour: 'red', note: 'first' }, 1));
  written(await log.setPinned([2], true));
  const shrunk = new Promise<void>((resolve) => {
    log.onChange(({ removed }) => {
      if (removed > 0) resolve();
    });
  });
  written(await log.setRetention({ maxRecords: 100, maxBytes: 1024 ** 3 }));
  await shrunk;
  expect((await marksIn(log)).map(([position]) => position)).toEqual([2, 119]);
});

test('marks outlive a damaged file', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  const adds = Array.from({ length: 200 }, () => log.addCapture(captureDraft({ body: Buffer.alloc(1_500, 'x') })));
  for (const add of adds) written(await add);
  written(await log.setMarks([3, 150], { colour: 'violet', note: 'Keep this' }, 7));
  await log.close();
  const path = join(folder, 'log.db');
  truncateSync(path, statSync(path).size - 3 * 8_192);
  const mended = await openTestLog(folder);
  expect(readdirSync(folder).some((name) => name.startsWith('log.db.damaged-'))).toBe(true);
  expect(await marksIn(mended)).toContainEqual([3, 'violet', 'Keep this']);
});
