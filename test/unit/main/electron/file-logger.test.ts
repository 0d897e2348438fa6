import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFileLogger } from '../../../../src/main/electron/file-logger';
import { temporaryFolder } from '../../../support/temporary-folder';

test('writes a line with the time, the level and the cause', () => {
  const folder = temporaryFolder();
  const logger = createFileLogger(folder);
  logger.warn('slow');
  logger.error('broken', new Error('why'));
  const lines = readFileSync(join(folder, 'hookbench.log'), 'utf8').split('\n');
  expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z warn slow$/);
  expect(lines[1]).toMatch(/Z error broken: Error: why$/);
});

test('stays bounded', () => {
  const folder = temporaryFolder();
  const logger = createFileLogger(folder);
  for (let index = 0; index < 40; index += 1) logger.info('x'.repeat(100_000));
  expect(readdirSync(folder).toSorted()).toEqual(['hookbench.log', 'hookbench.old.log']);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThan(1_300_000);
});
