import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { captureDraft, eventRecord, queuedDelivery } from '../../support/log-drafts';
import { openTestLog, written } from '../../support/open-test-log';
import { queryOf } from '../../support/query-of';
import { temporaryFolder } from '../../support/temporary-folder';
import type { Log } from '../../../src/main/core/log/log';

const everything = { kind: 'all' } as const;
const plenty = 1024 ** 3;

async function add(log: Log, count: number, body = Buffer.alloc(500)): Promise<void> {
  for (const result of await Promise.all(Array.from({ length: count }, () => log.addCapture(captureDraft({ body }))))) written(result);
}

/** Resolves when so many records have been dropped since the log was begun. */
async function dropped(log: Log, count: number): Promise<void> {
  await vi.waitUntil(async () => ((await log.usage()).dropped ?? 0) >= count, { timeout: 120_000, interval: 10 });
}

test('the oldest records go first, pinned ones and deliveries under way stay, and no seq is given again', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder, { retention: { maxRecords: 1000, maxBytes: plenty } });
  let removed = 0;
  log.onChange((change) => (removed += change.removed));
  written(await log.addEvent(eventRecord('evt_1'), [queuedDelivery('dlv_1', 'evt_1'), queuedDelivery('dlv_2', 'evt_1', { state: 'not-delivered', reason: 'disabled' })]));
  await add(log, 100);
  written(await log.setPinned([5, 6, 999_999], true));
  await add(log, 1400);
  await dropped(log, 502);
  const { rows, total, logTotal } = await log.activityPage(everything, 'all', 0, 5);
  expect(rows.map(({ position, pinned }) => [position, pinned])).toEqual([
    [1, false],
    [5, true],
    [6, true],
    [506, false],
    [507, false],
  ]);
  expect([total, logTotal]).toEqual([1000, 1000]);
  expect(await log.usage()).toMatchObject({ records: 1000, dropped: 502 });
  expect(removed).toBe(502);
  expect(await log.delivery('dlv_2')).toBeUndefined();
  expect((await log.delivery('dlv_1'))?.siblings).toEqual([]);
  expect(await log.capture('cap_1')).toBeUndefined();
  expect(await log.activityRank(everything, 'all', 506)).toBe(3);
  written(await log.setPinned([5, 6], false));
  await log.close();
  const again = await openTestLog(folder, { retention: { maxRecords: 1, maxBytes: plenty } });
  await dropped(again, 1501);
  expect(written(await again.addCapture(captureDraft())).seq).toBe(1501);
  await again.close();
});

test('limits can be changed while the log is open, and the file gives its room back', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  await add(log, 2000, Buffer.alloc(4000));
  const fullBytes = (await log.usage()).bytes;
  written(await log.setRetention({ maxRecords: 100, maxBytes: plenty }));
  await dropped(log, 1900);
  await vi.waitUntil(async () => (await log.usage()).bytes < fullBytes / 2, { timeout: 120_000, interval: 20 });
  await log.close();
  expect(statSync(join(folder, 'log.db')).size).toBeLessThan(fullBytes / 4);
});

test('the limit by size drops until the records fit', async () => {
  const log = await openTestLog(temporaryFolder(), { retention: { maxRecords: 100_000, maxBytes: 2 * 1024 ** 2 } });
  await add(log, 1000, Buffer.alloc(4000));
  await dropped(log, 500);
  await add(log, 1);
  const { records } = await log.usage();
  // One record of this size fills a page of 8 KB.
  expect(records).toBeGreaterThan(200);
  expect(records).toBeLessThanOrEqual(256);
  await log.close();
});

test('a filtered view loses the rows that were dropped and keeps the others', async () => {
  const log = await openTestLog(temporaryFolder(), { retention: { maxRecords: 300, maxBytes: plenty } });
  const query = queryOf('event:claim.*');
  await add(log, 200);
  expect((await log.activityPage(query, 'all', 0, 1)).total).toBe(200);
  await add(log, 300);
  await dropped(log, 200);
  const page = await log.activityPage(query, 'all', 0, 1);
  expect([page.total, page.rows[0]?.position]).toEqual([300, 201]);
  expect(await log.activityCounts(query)).toMatchObject({ all: 300, received: 300, sent: 0 });
  await log.close();
});
