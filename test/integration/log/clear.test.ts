import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Log } from '../../../src/main/core/log/log';
import { Connection } from '../../../src/main/core/log/connection';
import { captureDraft, eventRecord, queuedDelivery } from '../../support/log-drafts';
import { indexAll } from '../../support/index-all';
import { openTestLog, written } from '../../support/open-test-log';
import { queryOf } from '../../support/query-of';
import { temporaryFolder } from '../../support/temporary-folder';

const everything = { kind: 'all' } as const;

async function add(log: Log, count: number, body: Uint8Array = Buffer.alloc(500)): Promise<void> {
  for (const result of await Promise.all(Array.from({ length: count }, () => log.addCapture(captureDraft({ body }))))) written(result);
}

async function positions(log: Log): Promise<readonly number[]> {
  return (await log.activityPage(everything, 'all', 0, 1_000)).rows.map(({ position }) => position);
}

test('clearing keeps what is pinned, what is under way and what came later, and gives the room back', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  written(await log.addEvent(eventRecord('evt_1'), [queuedDelivery('dlv_1', 'evt_1'), queuedDelivery('dlv_2', 'evt_1', { state: 'not-delivered', reason: 'disabled' })]));
  written(await log.addEvent(eventRecord('evt_2'), [queuedDelivery('dlv_3', 'evt_2', { state: 'waiting', reason: 'paused' })]));
  await add(log, 1_500, Buffer.alloc(4_000));
  written(await log.setPinned([1, 2, 700], true));
  written(await log.setMarks([10], { note: 'goes too' }, 1));
  const fullBytes = (await log.usage()).bytes;
  const clearable = await log.clearable();
  expect(clearable).toEqual({ goes: 1_499, pinned: 3, underWay: 1, upTo: 1_503 });
  await add(log, 2);

  let removed = 0;
  let slices = 0;
  log.onChange((change) => {
    removed += change.removed;
    slices += 1;
  });
  let shrunkTo = fullBytes;
  log.onShrunk(() => (shrunkTo = statSync(join(folder, 'log.db')).size));
  expect(written(await log.clear(clearable.upTo))).toBe(1_499);
  expect(removed).toBe(1_499);
  expect(slices).toBeGreaterThan(1);
  expect(await positions(log)).toEqual([1, 2, 3, 700, 1_504, 1_505]);
  // Nobody is told that the limits were reached.
  expect(await log.usage()).toMatchObject({ records: 6, dropped: 0 });
  expect(await log.capture('cap_1')).toBeUndefined();
  expect((await log.delivery('dlv_3'))?.delivery.state).toBe('waiting');
  // Pinned records may stand on pages of their own; what is free is given back to the last page.
  await vi.waitUntil(() => shrunkTo < fullBytes / 20, { timeout: 120_000, interval: 20 });
  expect((await log.usage()).bytes).toBeLessThan(fullBytes / 20);
  expect(await log.clearable()).toMatchObject({ goes: 2, pinned: 3, underWay: 1 });
  await log.close();

  const again = await openTestLog(folder);
  expect(again.notices).toEqual([]);
  expect(await positions(again)).toEqual([1, 2, 3, 700, 1_504, 1_505]);
  expect(written(await again.addCapture(captureDraft()))).toMatchObject({ seq: 1_503, position: 1_506 });
  await again.close();
});

test('captured requests are written between the slices of a clearing', async () => {
  const log = await openTestLog(temporaryFolder());
  await add(log, 6_000, Buffer.alloc(2_000));
  const ends: string[] = [];
  const clearing = log.clear(log.newest()).then((cleared) => {
    ends.push('cleared');
    return cleared;
  });
  for (let count = 0; count < 5; count += 1) {
    written(await log.addCapture(captureDraft()));
    ends.push('caught');
  }
  expect(written(await clearing)).toBe(6_000);
  expect(ends).toEqual(['caught', 'caught', 'caught', 'caught', 'caught', 'cleared']);
  expect(await positions(log)).toEqual([6_001, 6_002, 6_003, 6_004, 6_005]);
  await log.close();
});

test('who reads an older state holds no write up, and the file gets shorter once that ends', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  await add(log, 600, Buffer.alloc(4_000));
  const fullBytes = (await log.usage()).bytes;
  const shrunkTo: number[] = [];
  log.onShrunk(() => shrunkTo.push(statSync(join(folder, 'log.db')).size));
  const reader = new Connection(join(folder, 'log.db'), { readOnly: true });
  reader.exec('BEGIN');
  expect(reader.number('SELECT count(*) FROM capture')).toBe(600);
  expect(written(await log.clear(log.newest()))).toBe(600);
  await vi.waitUntil(() => freePages(folder) === 0, { timeout: 120_000, interval: 20 });
  await add(log, 3);
  expect(reader.number('SELECT count(*) FROM capture')).toBe(600);
  expect(shrunkTo).toEqual([]);
  reader.close();
  await vi.waitUntil(() => shrunkTo.length > 0, { timeout: 120_000, interval: 20 });
  expect(shrunkTo[0]).toBeLessThan(fullBytes / 4);
  expect((await log.usage()).records).toBe(3);
  await log.close();
});

test('a log that is closed in the midst of a clearing opens sound, with the rest of its records', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  await add(log, 6_000, Buffer.alloc(2_000));
  const firstSlice = new Promise<void>((resolve) => log.onChange(() => resolve()));
  const clearing = log.clear(log.newest());
  await firstSlice;
  await log.close();
  expect(await clearing).toMatchObject({ ok: false, problem: { message: 'The program ended before all of the log was cleared.' } });

  const again = await openTestLog(folder);
  expect(again.notices).toEqual([]);
  const { records } = await again.usage();
  expect(records).toBeGreaterThan(0);
  expect(records).toBeLessThan(6_000);
  const left = await positions(again);
  expect(left[0]).toBe(6_001 - records);
  expect(written(await again.clear(again.newest()))).toBe(records);
  expect((await again.usage()).records).toBe(0);
  await again.close();
});

test('the words of what went leave the search index, and search finds what is left', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  await add(log, 1_200, Buffer.from('{"note":"quixotically"}'));
  await log.close();
  indexAll(folder);
  const again = await openTestLog(folder);
  expect(await again.unindexed()).toBe(0);
  written(await again.setPinned([5], true));
  expect(mostRecordsOfAWord(folder)).toBe(1_200);
  expect(written(await again.clear(again.newest()))).toBe(1_199);
  await vi.waitUntil(() => mostRecordsOfAWord(folder) === 1, { timeout: 120_000, interval: 20 });
  expect((await again.activityPage(queryOf('quixotically'), 'all', 0, 10)).rows.map(({ position }) => position)).toEqual([5]);
  await again.close();
});

/** In how many records the most frequent word of the search index stands; undefined while the index is being made. */
function mostRecordsOfAWord(folder: string): number | undefined {
  const index = new Connection(join(folder, 'search.db'), { readOnly: true });
  try {
    if (index.number('SELECT covered FROM state') < 1_200) return undefined;
    index.exec('CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words_0, row)');
    return index.number('SELECT max(doc) FROM temp.vocabulary');
  } finally {
    index.close();
  }
}

function freePages(folder: string): number {
  const connection = new Connection(join(folder, 'log.db'), { readOnly: true });
  try {
    return connection.number('PRAGMA freelist_count');
  } finally {
    connection.close();
  }
}

test('a log that is only read is not cleared', async () => {
  const folder = temporaryFolder();
  const writer = await openTestLog(folder);
  await add(writer, 1);
  const reader = await openTestLog(folder, { mode: 'read' });
  expect(await reader.clear(1)).toMatchObject({ ok: false, problem: { code: 'not-writable' } });
  expect(await reader.clearable()).toEqual({ goes: 1, pinned: 0, underWay: 0, upTo: 1 });
  await reader.close();
  await writer.close();
});
