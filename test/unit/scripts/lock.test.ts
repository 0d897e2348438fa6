import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withLock } from '../../../scripts/lock.mjs';
import { temporaryFolder } from '../../support/temporary-folder';

test('one at a time, and the lock is gone afterwards', async () => {
  const file = join(temporaryFolder(), 'deep', 'lock');
  const order: string[] = [];
  const work = (name: string) =>
    withLock(file, async () => {
      order.push(`${name} begins`);
      expect(readFileSync(file, 'utf8')).toBe(String(process.pid));
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`${name} ends`);
    });
  await Promise.all([work('a'), work('b')]);
  expect(order.map((entry) => entry.split(' ')[1])).toEqual(['begins', 'ends', 'begins', 'ends']);
  expect(existsSync(file)).toBe(false);
});

test('the lock of a process that is gone is taken over', async () => {
  const file = join(temporaryFolder(), 'lock');
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(file, String(pid));
  expect(await withLock(file, () => Promise.resolve('done'))).toBe('done');
  expect(existsSync(file)).toBe(false);
});

test('what fails gives the lock back', async () => {
  const file = join(temporaryFolder(), 'lock');
  await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(file)).toBe(false);
});
