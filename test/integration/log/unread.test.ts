import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Log } from '../../../src/main/core/log/log';
import { logPath } from '../../../src/main/core/log/log-files';
import { lookPath, readLook } from '../../../src/main/core/log/look-file';
import { connectForReading } from '../../../src/main/core/log/read-connection';
import { IndexWriter } from '../../../src/main/core/log/search/index-writer';
import { lookBegun, lookedAt, readUpTo } from '../../../src/shared/model/look';
import { captureDraft } from '../../support/log-drafts';
import { openTestLog, written } from '../../support/open-test-log';
import { queryOf } from '../../support/query-of';
import { temporaryFolder } from '../../support/temporary-folder';
import { waitFor } from '../../support/wait-for';

async function add(log: Log, count: number): Promise<void> {
  for (const each of await Promise.all(Array.from({ length: count }, () => log.addCapture(captureDraft({}))))) written(each);
}

async function found(log: Log, query: string): Promise<readonly number[]> {
  const { rows } = await log.activityPage(queryOf(query), 'all', 0, 100);
  const chosen = { query: queryOf(query), quick: 'all', from: 1, to: 100, except: [], records: [] } as const;
  expect((await log.activityCounts(queryOf(query))).all).toBe(rows.length);
  expect((await log.chosenRows(chosen, 0, 100)).map(({ position }) => position)).toEqual(rows.map(({ position }) => position));
  expect((await log.captures(queryOf(query), 0, 100)).length).toBe(rows.length);
  return rows.map(({ position }) => position);
}

test('unread is what came since the last look, with the full-text index and without, and the same in a program beside', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  await add(log, 6);
  expect(await found(log, 'unread')).toEqual([1, 2, 3, 4, 5, 6]);
  log.setLook(readUpTo(2));
  expect(await found(log, 'unread')).toEqual([3, 4, 5, 6]);
  expect(await found(log, '-unread')).toEqual([1, 2]);

  const look = lookBegun(log.look(), log.newest());
  log.setLook(look);
  await add(log, 2);
  expect(await found(log, 'unread')).toEqual([3, 4, 5, 6, 7, 8]);
  log.setLook(lookedAt(look, 7));
  expect(await found(log, 'unread')).toEqual([3, 4, 5, 6, 8]);
  const connection = connectForReading(logPath(folder));
  const { writer } = IndexWriter.open(folder, connection);
  while (writer.step().left > 0);
  writer.close();
  connection.close();
  expect(await found(log, 'unread (method:POST or noted)')).toEqual([3, 4, 5, 6, 8]);
  expect(await found(log, 'method:POST -unread')).toEqual([1, 2, 7]);

  const beside = await openTestLog(folder, { mode: 'read' });
  await waitFor(() => expect(readLook(folder)).toEqual(lookedAt(look, 7)));
  expect(await found(beside, 'unread')).toEqual([3, 4, 5, 6, 8]);
  await beside.close();
  await log.close();
});

test('a look ends with the program, and what nobody looked at stays unread', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  await add(log, 4);
  log.setLook(lookedAt(lookBegun(readUpTo(1), 4), 3));
  await log.close();
  const again = await openTestLog(folder);
  expect(again.look()).toEqual(readUpTo(3));
  expect(again.newest()).toBe(4);
  await add(again, 1);
  expect(await found(again, 'unread')).toEqual([4, 5]);
  await again.close();
});

test.each([
  ['nothing', undefined],
  ['no JSON', '{"readTo":'],
  ['a look that cannot be', '{"readTo":3,"keptTo":1,"seenTo":4}'],
  ['the look of a longer log', '{"readTo":9,"keptTo":9,"seenTo":9}'],
])('a log with records and %s of what was looked at begins as read', async (_, text) => {
  const folder = temporaryFolder();
  const made = await openTestLog(folder);
  await add(made, 3);
  await made.close();
  expect(existsSync(lookPath(folder))).toBe(true);
  if (text === undefined) rmSync(lookPath(folder));
  else writeFileSync(lookPath(folder), text);
  const log = await openTestLog(folder);
  expect(await found(log, 'unread')).toEqual([]);
  await add(log, 1);
  expect(await found(log, 'unread')).toEqual([4]);
  await log.close();
});
