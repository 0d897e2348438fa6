import { mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { npmRuntimeFolder, npmRuntimePath } from '../../../scripts/npm-runtime.mjs';
import { temporaryFolder } from '../../support/temporary-folder';

test('a runtime in the cache is taken as it is', async () => {
  const cache = temporaryFolder();
  const path = npmRuntimePath(cache);
  expect(path.startsWith(`${cache}/electron-`)).toBe(true);
  mkdirSync(path);
  expect(await npmRuntimeFolder(cache)).toBe(path);
});
