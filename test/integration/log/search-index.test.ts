import { copyFileSync, existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Connection } from '../../../src/main/core/log/connection';
import { logPath } from '../../../src/main/core/log/log-files';
import type { Log } from '../../../src/main/core/log/log';
import { connectForReading } from '../../../src/main/core/log/read-connection';
import { IndexWriter } from '../../../src/main/core/log/search/index-writer';
import { partPositions, readSearchState, searchPath } from '../../../src/main/core/log/search/search-file';
import { captureDraft } from '../../support/log-drafts';
import { indexAll } from '../../support/index-all';
import { openTestLog, written } from '../../support/open-test-log';
import { queryOf } from '../../support/query-of';
import { startLogChild } from '../../support/start-log-child';
import { temporaryFolder } from '../../support/temporary-folder';

function bodied(text: string) {
  const body = Buffer.from(JSON.stringify({ note: text }));
  return captureDraft({ body, bodyBytes: body.length });
}

async function addMany(log: Log, count: number, text: (index: number) => string): Promise<void> {
  for (let done = 0; done < count; done += 500) await Promise.all(Array.from({ length: Math.min(500, count - done) }, async (_, index) => written(await log.addCapture(bodied(text(done + index))))));
}

async function found(log: Log, text: string): Promise<readonly number[]> {
  return (await log.activityPage(queryOf(text), 'all', 0, 10_000)).rows.map(({ position }) => position);
}

function coveredBy(folder: string): number {
  const connection = new Connection(searchPath(folder), { readOnly: true });
  try {
    return readSearchState(connection).covered;
  } finally {
    connection.close();
  }
}

test('the index is made by itself once there is enough for it, and answers go on while new records come', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  await addMany(log, 1_500, (index) => (index % 500 === 7 ? 'needle' : 'straw'));
  await expect.poll(() => log.unindexed(), { interval: 100 }).toBe(0);
  expect(await found(log, 'needle')).toEqual([8, 508, 1_008]);
  written(await log.addCapture(bodied('one more needle')));
  expect(await found(log, 'needle')).toEqual([8, 508, 1_008, 1_501]);
  expect(await found(log, 'body.note:"one more needle"')).toEqual([1_501]);
  await log.close();
  const again = await openTestLog(folder, { mode: 'read' });
  expect(await again.unindexed()).toBe(1);
  expect(await found(again, 'needle')).toEqual([8, 508, 1_008, 1_501]);
  await again.close();
});

test('a program that is killed while it fills the index leaves one that is gone on with', async () => {
  const folder = temporaryFolder();
  const child = startLogChild(folder, { atOnce: 64 });
  let count = 0;
  await child.line((line) => line.startsWith('ok ') && (count += 1) >= 4_000);
  child.process.kill('SIGSTOP');
  // The writer stands still in the middle of its work, and so does the index of it.
  const reading = connectForReading(logPath(folder));
  const { writer } = IndexWriter.open(folder, reading);
  writer.step();
  child.process.kill('SIGCONT');
  await child.kill();
  const log = await openTestLog(folder);
  expect(coveredBy(folder)).toBe(500);
  const all = await found(log, 'body');
  expect(all.length).toBeGreaterThanOrEqual(4_000);
  expect(await found(log, '-body')).toEqual([]);
  writer.close();
  reading.close();
  indexAll(folder);
  expect(await log.unindexed()).toBe(0);
  expect(await found(log, 'body')).toEqual(all);
  await log.close();
});

test('what retention drops is found no more, and a part whose records are gone is dropped', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  await addMany(log, 700, (index) => (index % 100 === 0 ? 'needle' : 'straw'));
  indexAll(folder);
  written(await log.setPinned([101], true));
  written(await log.setRetention({ maxRecords: 300, maxBytes: 2 ** 40 }));
  await expect.poll(async () => (await log.usage()).records, { interval: 20 }).toBe(300);
  expect(await found(log, 'needle')).toEqual([101, 501, 601]);
  await log.close();

  // A log whose positions have long left the first part.
  const moved = new Connection(logPath(folder));
  moved.exec(`UPDATE log_state SET last_position = ${partPositions + 10}`);
  moved.close();
  const later = await openTestLog(folder);
  await addMany(later, 20, () => 'needle');
  indexAll(folder);
  const index = new Connection(searchPath(folder), { readOnly: true });
  expect(index.prepare('SELECT number FROM part').all()).toEqual([{ number: 1 }]);
  index.close();
  expect((await found(later, 'needle')).slice(0, 4)).toEqual([101, 501, 601, partPositions + 11]);
  await later.close();
});

test('an index of another log is not believed, and made anew', async () => {
  const [first, second] = [temporaryFolder(), temporaryFolder()];
  const one = await openTestLog(first);
  await addMany(one, 20, () => 'needle');
  await one.close();
  indexAll(first);
  const other = await openTestLog(second);
  await Promise.all(Array.from({ length: 40 }, (_, index) => other.addCapture({ ...bodied('straw'), receivedAtMs: index })));
  await other.close();
  copyFileSync(searchPath(first), searchPath(second));
  const log = await openTestLog(second);
  expect(await found(log, 'needle')).toEqual([]);
  expect(await log.unindexed()).toBe(40);
  const reading = connectForReading(logPath(second));
  const { writer, rebuilt } = IndexWriter.open(second, reading);
  expect(rebuilt).toBe('it was of another log');
  writer.close();
  reading.close();
  await log.close();
});

test('a small log has no index', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  await addMany(log, 50, () => 'needle');
  expect((await found(log, 'needle')).length).toBe(50);
  await log.close();
  expect(existsSync(searchPath(folder))).toBe(false);
});

test('an answer that may be partial comes soon, and the next question goes on from there to the same end', async () => {
  const log = await openTestLog(temporaryFolder());
  const body = Buffer.alloc(60_000, 'haystack ');
  for (let batch = 0; batch < 8; batch += 1) await Promise.all(Array.from({ length: 100 }, (_, index) => log.addCapture(captureDraft({ body: index === 50 ? Buffer.concat([body, Buffer.from(' needle')]) : body }))));
  const query = queryOf('needle');
  const searched: number[] = [];
  const totals: number[] = [];
  for (;;) {
    const page = await log.activityPage(query, 'all', 'newest', 100, 2);
    searched.push(page.searched);
    totals.push(page.total);
    if (page.searched === page.logTotal) break;
  }
  expect(searched.length).toBeGreaterThan(2);
  expect(searched).toEqual([...searched].sort((one, other) => one - other));
  expect(totals.at(-1)).toBe(8);
  expect((await log.activityPage(query, 'all', 0, 100)).rows.map(({ position }) => position)).toEqual([51, 151, 251, 351, 451, 551, 651, 751]);
  await log.close();
});

test('a request whose checks come later is found by them as soon as they came, before and after the index takes it in', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  await addMany(log, 30, () => 'straw');
  written(await log.addCapture(captureDraft({ eventName: null, source: null, checkState: 'not-run', checkMarks: 'later' })));
  indexAll(folder);
  expect(await found(log, 'check:not-run')).toEqual([31]);
  const changes: number[] = [];
  log.onChange(({ checksFailed, changed }) => changes.push(checksFailed, ...changed));
  written(await log.setChecks({ position: 31, eventName: 'claim.closed', source: 'api', checkState: 'fail', checkMarks: 'fail:schema-type pass' }));
  written(await log.setChecks({ position: 99, eventName: null, source: null, checkState: 'fail' }));
  expect(changes).toEqual([1, 31]);
  const findsIt = async (): Promise<void> => {
    expect(await found(log, 'check:failed')).toEqual([31]);
    expect(await found(log, 'check:not-run')).toEqual([]);
    expect(await found(log, 'event:claim.closed source:api')).toEqual([31]);
  };
  await findsIt();
  indexAll(folder);
  await findsIt();
  expect((await log.activityCounts(queryOf(''))).failing).toBe(1);
  expect(await log.capture('cap_31')).toMatchObject({ eventName: 'claim.closed', source: 'api', checkState: 'fail', checkMarks: 'fail:schema-type pass' });
  await log.close();
  const again = await openTestLog(folder, { mode: 'read' });
  expect(await found(again, 'check:failed')).toEqual([31]);
  await again.close();
});
