import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/** Where an export goes. Nothing of it is there under its name until `finish`. */
export interface ExportTarget {
  text(text: string): Promise<void>;
  file(name: string, bytes: Uint8Array): Promise<void>;
  finish(): Promise<void>;
  discard(): Promise<void>;
}

const bufferCharacters = 256 * 1024;

/** A file, written beside its place and moved there when it is whole. Throws the system’s errors. */
export async function fileTarget(path: string): Promise<ExportTarget> {
  const unfinished = `${path}.unfinished`;
  const handle: FileHandle = await open(unfinished, 'w');
  let waiting: string[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    const piece = waiting.join('');
    waiting = [];
    length = 0;
    await handle.writeFile(piece);
  };
  return {
    async text(text) {
      waiting.push(text);
      length += text.length;
      if (length >= bufferCharacters) await flush();
    },
    file: () => Promise.reject(new Error('A file holds no files.')),
    async finish() {
      await flush();
      await handle.sync();
      await handle.close();
      await rename(unfinished, path);
    },
    async discard() {
      await handle.close();
      await rm(unfinished, { force: true });
    },
  };
}

/** A folder that is made, or is there and empty. Undefined where it holds something. Throws the system’s errors. */
export async function folderTarget(path: string): Promise<ExportTarget | undefined> {
  await mkdir(path, { recursive: true });
  if ((await readdir(path)).length > 0) return undefined;
  const names: string[] = [];
  return {
    text: () => Promise.reject(new Error('A folder holds files alone.')),
    async file(name, bytes) {
      names.push(name);
      const handle = await open(join(path, name), 'wx');
      try {
        await handle.writeFile(bytes);
      } finally {
        await handle.close();
      }
    },
    finish: () => Promise.resolve(),
    async discard() {
      for (const name of names) await rm(join(path, name), { force: true });
    },
  };
}
