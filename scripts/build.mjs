// Builds the program, unless what is built is newer than everything that it is built from.
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child-process.mjs';
import { root } from './electron-environment.mjs';
import { withLock } from './lock.mjs';

const sources = ['src', 'electron.vite.config.ts', 'package.json', 'package-lock.json', 'node_modules/.package-lock.json'];
const products = ['out/main/index.js', 'out/main/cli.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];
const stamp = 'out/.built';
const buildLock = join(root, 'out/.build.lock');

/**
 * @param {string} [folder] The checkout.
 * @returns {boolean}
 */
export function isBuilt(folder = root) {
  if (!existsSync(join(folder, stamp)) || !products.every((path) => existsSync(join(folder, path)))) return false;
  const builtAtMs = statSync(join(folder, stamp)).mtimeMs;
  return sources.every((path) => newestMs(join(folder, path)) < builtAtMs);
}

/**
 * Builds where it is needed. Commands that are started together wait for the one that builds.
 * @param {() => void} [onBegin] Called before a build begins.
 * @returns {Promise<boolean>} Whether the program is built.
 */
export async function ensureBuilt(onBegin) {
  if (isBuilt()) return true;
  return withLock(buildLock, () => {
    if (isBuilt()) return Promise.resolve(true);
    onBegin?.();
    return buildNow();
  });
}

/**
 * Builds in any case.
 * @returns {Promise<boolean>}
 */
export function build() {
  return withLock(buildLock, buildNow);
}

/** Makes the next start build: what `electron-vite dev` leaves in place is not what is shipped. */
export function forgetBuild() {
  rmSync(join(root, stamp), { force: true });
}

/** Builds, showing nothing but what went wrong. */
async function buildNow() {
  const startedAt = new Date();
  const { code, output } = await run(process.execPath, [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build'], { cwd: root, keepOutput: true });
  if (code !== 0) {
    console.error(output.trim());
    return false;
  }
  // Dated from the beginning, so that what is saved while the build runs is built next time.
  writeFileSync(join(root, stamp), '');
  utimesSync(join(root, stamp), startedAt, startedAt);
  return true;
}

/**
 * When the newest file in a folder, or the folder itself, was changed: removed files change their folder.
 * @param {string} path
 * @returns {number}
 */
function newestMs(path) {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts === undefined) return 0;
  if (!facts.isDirectory()) return facts.mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestMs(join(path, name))), facts.mtimeMs);
}
