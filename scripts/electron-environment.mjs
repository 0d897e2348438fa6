// Facts about this machine that decide how Electron can be started on it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Where the electron package expects its runtime. */
export const electronPackage = join(root, 'node_modules', 'electron');

/** Where what was downloaded is kept, outside the checkout, so that a second clone need not fetch it again. */
export function cacheFolder() {
  const base = process.env.XDG_CACHE_HOME;
  return join(base !== undefined && base !== '' ? base : join(homedir(), '.cache'), 'hookbench');
}

/**
 * The program file of the Electron in place, undefined where there is none.
 * @returns {string | undefined}
 */
export function installedElectron() {
  const pathFile = join(electronPackage, 'path.txt');
  if (!existsSync(pathFile) || !existsSync(join(electronPackage, 'dist', 'version'))) return undefined;
  const file = join(electronPackage, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(file) ? file : undefined;
}

export function isRoot() {
  return process.getuid?.() === 0;
}

export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return isSet(process.env.DISPLAY) || isSet(process.env.WAYLAND_DISPLAY);
}

/**
 * @param {string} program
 * @returns {boolean}
 */
export function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program)));
}

/**
 * Why Chromium's sandbox cannot work for this user, undefined where it can.
 * @param {string} electron Program file of Electron.
 * @returns {{ reason: string, remedy?: string } | undefined}
 */
export function sandboxObstacle(electron) {
  if (process.platform !== 'linux') return undefined;
  if (isRoot()) return { reason: 'Running as root, where Electron’s sandbox cannot work.' };
  const namespaces = spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' });
  if (namespaces.status === 0) return undefined;
  const sandboxHelper = join(dirname(electron), 'chrome-sandbox');
  const isSetuidRoot = existsSync(sandboxHelper) && statSync(sandboxHelper).uid === 0 && (statSync(sandboxHelper).mode & 0o4000) !== 0;
  if (isSetuidRoot) return undefined;
  return {
    reason: 'This system does not let users make the namespaces that Electron’s sandbox needs.',
    remedy: `sudo chown root:root '${sandboxHelper}' && sudo chmod 4755 '${sandboxHelper}'`,
  };
}

/**
 * The environment for a program that runs Electron: without what would turn it into plain Node.
 * @param {NodeJS.ProcessEnv} [additions]
 * @returns {NodeJS.ProcessEnv}
 */
export function electronEnvironment(additions = {}) {
  const environment = { ...process.env, ...additions };
  delete environment.ELECTRON_RUN_AS_NODE;
  return environment;
}

/** @param {string | undefined} value */
function isSet(value) {
  return value !== undefined && value !== '';
}
