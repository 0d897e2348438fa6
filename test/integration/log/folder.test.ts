import { mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Connection } from '../../../src/main/core/log/connection';
import { knownVersion } from '../../../src/main/core/log/migrations';
import { openLog } from '../../../src/main/core/log/open-log';
import { captureDraft, eventRecord, queuedDelivery } from '../../support/log-drafts';
import { openTestLog, written } from '../../support/open-test-log';
import { startLogChild } from '../../support/start-log-child';
import { temporaryFolder } from '../../support/temporary-folder';

const everything = { kind: 'all' } as const;

test('a second writer is refused and told who has the folder; the lock goes with its holder', async () => {
  const folder = temporaryFolder();
  const first = await openTestLog(folder, { program: 'Hookbench' });
  const refused = await openLog({ folder, mode: 'write', program: 'second' });
  expect(refused).toEqual({
    ok: false,
    problem: { code: 'folder-in-use', folder, pid: process.pid, program: 'Hookbench', message: `The folder ${folder} is in use by Hookbench (process ${process.pid}).` },
  });
  await first.close();
  await (await openTestLog(folder)).close();
});

test('a writer in another program holds the folder until it is killed', async () => {
  const folder = temporaryFolder();
  const child = startLogChild(folder, { atOnce: 1 });
  await child.line((line) => line === 'ready');
  expect(await openLog({ folder, mode: 'write', program: 'test' })).toMatchObject({ ok: false, problem: { code: 'folder-in-use', pid: child.process.pid, program: 'child' } });
  await child.kill();
  await (await openTestLog(folder)).close();
});

test('a reader beside a writer sees each commit, and may not write', async () => {
  const folder = temporaryFolder();
  const reader = await openTestLog(folder, { mode: 'read' });
  expect(await reader.captures(everything, 0, 10)).toEqual([]);
  expect(await reader.activityPage(everything, 'all', 0, 10)).toMatchObject({ fromRank: 0, rows: [], total: 0, logTotal: 0 });
  expect(await reader.usage()).toMatchObject({ records: 0 });
  expect(await reader.delivery('dlv_1')).toBeUndefined();
  expect(await reader.addCapture(captureDraft())).toMatchObject({ ok: false, problem: { code: 'not-writable' } });
  const writer = await openTestLog(folder);
  for (let seq = 1; seq <= 3; seq += 1) {
    written(await writer.addCapture(captureDraft()));
    expect((await reader.captures(everything, 0, 10)).map((capture) => capture.seq)).toHaveLength(seq);
    expect((await reader.activityPage(everything, 'received', 0, 10)).total).toBe(seq);
  }
  await writer.close();
  expect((await reader.usage()).records).toBe(3);
  await reader.close();
});

test('a log of a newer release is refused by its version, in both modes, and left alone', async () => {
  const folder = temporaryFolder();
  await (await openTestLog(folder)).close();
  const connection = new Connection(join(folder, 'log.db'));
  connection.exec('PRAGMA user_version = 999');
  connection.close();
  for (const mode of ['write', 'read'] as const) {
    expect(await openLog({ folder, mode, program: 'test' })).toMatchObject({ ok: false, problem: { code: 'newer-version', found: 999, known: knownVersion } });
  }
  expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual([]);
});

test('a folder that is removed while the program runs is made again, with every record in it', async () => {
  const parent = temporaryFolder();
  const folder = join(parent, 'data');
  const log = await openTestLog(folder);
  written(await log.addEvent(eventRecord('evt_1'), [queuedDelivery('dlv_1', 'evt_1')]));
  for (let seq = 1; seq <= 20; seq += 1) written(await log.addCapture(captureDraft({ target: `/${seq}` })));
  expect((await log.activityPage(everything, 'all', 0, 100)).total).toBe(21);
  // Out of the way in one step first: the log may look at any moment.
  renameSync(folder, join(parent, 'gone'));
  rmSync(join(parent, 'gone'), { recursive: true });
  expect(written(await log.addCapture(captureDraft({ target: '/21' }))).seq).toBe(21);
  expect((await log.activityPage(everything, 'all', 0, 100)).total).toBe(22);
  expect(await openLog({ folder, mode: 'write', program: 'second' })).toMatchObject({ ok: false, problem: { code: 'folder-in-use' } });
  await log.close();
  const again = await openTestLog(folder);
  expect((await again.captures(everything, 0, 100)).map(({ target }) => target)).toEqual(Array.from({ length: 21 }, (_, index) => `/${index + 1}`));
  expect(await again.delivery('dlv_1')).toBeDefined();
  await again.close();
});

test('a -wal that is removed while the program runs takes nothing with it', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  for (let seq = 1; seq <= 20; seq += 1) written(await log.addCapture(captureDraft()));
  rmSync(join(folder, 'log.db-wal'));
  expect(written(await log.addCapture(captureDraft())).seq).toBe(21);
  expect((await log.activityPage(everything, 'all', 0, 100)).total).toBe(21);
  await log.close();
  const again = await openTestLog(folder);
  expect((await again.captures(everything, 0, 100)).map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
  expect(again.notices).toEqual([]);
  await again.close();
});

test('a folder that cannot be made again fails the write honestly, and writing goes on when it can', async () => {
  const parent = temporaryFolder();
  const folder = join(parent, 'data');
  mkdirSync(join(parent, 'first'));
  mkdirSync(join(parent, 'second'));
  writeFileSync(join(parent, 'file'), '');
  // What the folder is changes in one step, so that the log can never find nothing there. A file in its place is in the way even of root.
  const becomes = (name: string): void => {
    symlinkSync(join(parent, name), join(parent, 'next'));
    renameSync(join(parent, 'next'), folder);
  };
  becomes('first');
  const log = await openTestLog(folder);
  written(await log.addCapture(captureDraft()));
  becomes('file');
  expect(await log.addCapture(captureDraft())).toMatchObject({ ok: false, problem: { code: 'not-writable' } });
  becomes('second');
  expect(written(await log.addCapture(captureDraft())).seq).toBe(2);
  expect((await log.captures(everything, 0, 10)).map(({ seq }) => seq)).toEqual([1, 2]);
  await log.close();
});

test('a closed log throws at later calls, and closing waits for what was asked before', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  const pending = Array.from({ length: 50 }, () => log.addCapture(captureDraft()));
  await log.close();
  expect((await Promise.all(pending)).map((result) => written(result).seq)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  expect(() => log.addCapture(captureDraft())).toThrow('the log is closed');
  await expect(log.usage()).rejects.toThrow('the log is closed');
  expect(readdirSync(folder).filter((name) => name !== 'owner.db').toSorted()).toEqual(['log.db', 'looked.json']);
});

test('one bad write fails alone', async () => {
  const log = await openTestLog(temporaryFolder());
  const request = { method: 'POST', target: '/', headers: [], body: new Uint8Array(0) };
  const [first, bad, second, event] = await Promise.all([
    log.addCapture(captureDraft()),
    log.startAttempt('dlv_none', 1, 1, request),
    log.addCapture(captureDraft()),
    log.addEvent(eventRecord('evt_1'), [queuedDelivery('dlv_1', 'evt_1')]),
  ]);
  expect([written(first).seq, written(second).seq]).toEqual([1, 2]);
  expect(bad).toEqual({ ok: false, problem: { code: 'failed', message: 'There is no delivery dlv_none in the log.' } });
  expect(written(event)[0]?.position).toBe(3);
  expect((await log.activityPage(everything, 'all', 0, 10)).rows.map(({ position }) => position)).toEqual([1, 2, 3]);
  await log.close();
});
