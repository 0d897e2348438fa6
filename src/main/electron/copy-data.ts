import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, copyFile, mkdir, open, readdir, realpath, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

export type CheckedTarget = { readonly ok: true; readonly folder: string } | { readonly ok: false; readonly message: string };

/** Whether data can be moved into a folder: it must be there, empty, writable, and not within the data (nor the data within it). */
export async function checkTarget(from: string, to: string): Promise<CheckedTarget> {
  try {
    const [source, target] = await Promise.all([realpath(from), realpath(to)]);
    if (source === target) return { ok: false, message: 'The data is already in that folder.' };
    if (isWithin(target, source)) return { ok: false, message: `${to} lies inside the data folder. Choose one outside it.` };
    if ((await readdir(target)).length > 0) return { ok: false, message: `${to} is not empty. Choose an empty folder, so that nothing in it is mixed up.` };
    await access(target, constants.W_OK | constants.X_OK);
    return { ok: true, folder: target };
  } catch (error) {
    return { ok: false, message: `${to} cannot be used: ${folderProblem(error)}.` };
  }
}

/**
 * Copies every file of `from` into the empty folder `to`, flushes it to the disk, and compares what is there with what was read.
 * `leaveOut` names entries of `from` that stay behind. On any trouble what was copied is removed again and the error is thrown; `from` is never changed.
 */
export async function copyData(from: string, to: string, leaveOut: readonly string[]): Promise<void> {
  try {
    for (const path of await filesOf(from, leaveOut)) {
      const source = join(from, path);
      const copy = join(to, path);
      await mkdir(dirname(copy), { recursive: true });
      await copyFile(source, copy, constants.COPYFILE_EXCL);
      await flush(copy);
      if ((await sha256(source)) !== (await sha256(copy))) throw new Error(`${path} differs from its copy`);
    }
    // A folder is flushed too: its entries are what makes the files findable after a power cut.
    if (process.platform !== 'win32') await flush(to);
  } catch (error) {
    for (const name of await readdir(to)) await rm(join(to, name), { recursive: true, force: true });
    throw error;
  }
}

/** In plain words, why a folder cannot be written. */
export function folderProblem(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return plainProblems.get(code) ?? (error instanceof Error ? error.message : String(error));
}

const plainProblems: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'it may not be written'],
  ['EPERM', 'it may not be written'],
  ['EROFS', 'it is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['ENOENT', 'it is not there'],
  ['ENOTDIR', 'it is not a folder'],
  ['EISDIR', 'it is a folder'],
]);

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`);
}

async function filesOf(folder: string, leaveOut: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = relative(folder, join(entry.parentPath, entry.name));
    const [top = ''] = path.split(sep, 1);
    if (entry.isFile() && !leaveOut.includes(top)) found.push(path);
  }
  return found;
}

async function flush(path: string): Promise<void> {
  const isFolder = (await stat(path)).isDirectory();
  const handle = await open(path, isFolder ? 'r' : 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
