import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { openLog } from '../../../src/main/core/log/open-log';
import { captureDraft } from '../../support/log-drafts';
import { openTestLog, written } from '../../support/open-test-log';
import { startLogChild } from '../../support/start-log-child';
import { temporaryFolder } from '../../support/temporary-folder';

const canRaiseLimits = spawnSync('prlimit', ['--version']).status === 0;

// A soft limit on the size of files stands in for a full disk: the system refuses the write, and raising the limit makes room.
test.runIf(canRaiseLimits)('a full disk is told, loses nothing that was acknowledged, and writing goes on when there is room', async () => {
  const folder = temporaryFolder();
  const child = startLogChild(folder, { shell: 'ulimit -S -f 6000;' });
  await child.line((line) => line === 'failed disk-full');
  const acknowledgedBefore = child.lines.filter((line) => line.startsWith('ok ')).map((line) => Number(line.slice(3)));
  const failedAt = child.lines.length;
  expect(spawnSync('prlimit', ['--pid', String(child.process.pid), '--fsize=unlimited:unlimited']).status).toBe(0);
  const next = await child.line((line, index) => index >= failedAt && line.startsWith('ok '));
  expect(child.lines.filter((line) => line.startsWith('failed') && line !== 'failed disk-full')).toEqual([]);
  await child.kill();
  const log = await openTestLog(folder);
  const seqs = (await log.captures({ kind: 'all' }, 0, 1_000_000)).map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  expect(seqs.length).toBeGreaterThanOrEqual(Math.max(...acknowledgedBefore, Number(next.slice(3))));
  await log.close();
});

const nobody = 65_534;

test.runIf(process.getuid?.() === 0)('a folder that cannot be written is refused by name', async () => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o555);
  chownSync(folder, 0, 0);
  const child = startLogChild(folder, { uid: nobody });
  expect(await child.line((line) => line.startsWith('refused'))).toBe(`refused not-writable The folder ${folder} cannot be written.`);
});

test.runIf(process.getuid?.() === 0)('a log in a folder that cannot be written can still be read', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  for (let count = 0; count < 5; count += 1) written(await log.addCapture(captureDraft()));
  await log.close();
  chmodSync(folder, 0o555);
  chmodSync(join(folder, 'log.db'), 0o444);
  const script = join(import.meta.dirname, '../../support/log-reading-child.mjs');
  const child = spawnSync(process.execPath, [script, inject('openLogUrl'), folder], { uid: nobody, gid: nobody, encoding: 'utf8' });
  expect(child.stdout).toBe('captures 5 of 5\n');
});

test('a file in the place of the folder is refused', async () => {
  const opened = await openLog({ folder: '/dev/null/data', mode: 'write', program: 'test' });
  expect(opened).toMatchObject({ ok: false, problem: { code: 'not-writable' } });
});

