import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { isBuilt } from '../../../scripts/build.mjs';
import { temporaryFolder } from '../../support/temporary-folder';

const products = ['out/main/index.js', 'out/main/cli.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

function put(folder: string, path: string, seconds: number): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), '');
  utimesSync(join(folder, path), seconds, seconds);
}

/** A checkout whose sources are of second 1000 and whose build is of second 2000. */
function builtCheckout(): string {
  const folder = temporaryFolder();
  for (const path of ['src/main/index.ts', 'package.json', 'package-lock.json', 'electron.vite.config.ts']) put(folder, path, 1000);
  for (const path of [...products, 'out/.built']) put(folder, path, 2000);
  for (const path of ['src/main', 'src']) utimesSync(join(folder, path), 1000, 1000);
  return folder;
}

test('a build that is newer than every source will do', () => {
  expect(isBuilt(builtCheckout())).toBe(true);
});

test.each(['src/main/index.ts', 'src/shared/new.ts', 'package.json', 'electron.vite.config.ts'])('a newer %s asks for a build', (path) => {
  const folder = builtCheckout();
  put(folder, path, 3000);
  expect(isBuilt(folder)).toBe(false);
});

test('a removed source asks for a build', () => {
  const folder = builtCheckout();
  rmSync(join(folder, 'src/main/index.ts'));
  expect(isBuilt(folder)).toBe(false);
});

test.each([...products, 'out/.built'])('a missing %s asks for a build', (path) => {
  const folder = builtCheckout();
  rmSync(join(folder, path));
  expect(isBuilt(folder)).toBe(false);
});
