import { randomBytes } from 'node:crypto';
import { mkdir, open, opendir, readdir, rename, rm, rmdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/** Where an export goes. Until `finish`, a file has another name, and a folder holds a note that it is not whole. */
export interface ExportTarget {
  text(text: string): Promise<void>;
  file(name: string, bytes: Uint8Array): Promise<void>;
  finish(): Promise<void>;
  discard(): Promise<void>;
}

const bufferCharacters = 256 * 1024;
/** Stands in a folder as long as it is not whole. */
export const unfinishedNote = 'unfinished.txt';
/** How the files of a folder are called: see body-file. */
const numberedFile = /^\d{6,}-/;

/** A file, written beside its place under a name that says so, and moved there when it is whole. Throws the system’s errors. */
export async function fileTarget(path: string): Promise<ExportTarget> {
  // Two exports to one place do not write into each other; the last one stays.
  const unfinished = `${path}.${randomBytes(4).toString('hex')}.unfinished`;
  const handle: FileHandle = await open(unfinished, 'wx');
  const gathered = gatherText((text) => handle.writeFile(text));
  return {
    text: gathered.text,
    file: () => Promise.reject(new Error('A file holds no files.')),
    async finish() {
      await gathered.flush();
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

/** A stream that others read, such as stdout: what was written cannot be taken back. */
export function streamTarget(write: (text: string) => Promise<void>): ExportTarget {
  const gathered = gatherText(write);
  return { text: gathered.text, file: () => Promise.reject(new Error('A stream holds no files.')), finish: gathered.flush, discard: () => Promise.resolve() };
}

/** Writes small pieces together. */
function gatherText(write: (text: string) => Promise<void>): { text(text: string): Promise<void>; flush(): Promise<void> } {
  let waiting: string[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    const together = waiting.join('');
    waiting = [];
    length = 0;
    await write(together);
  };
  return {
    async text(text) {
      waiting.push(text);
      length += text.length;
      if (length >= bufferCharacters) await flush();
    },
    flush,
  };
}

/** A folder that is made, or is there and empty. Undefined where it holds something. Throws the system’s errors. */
export async function folderTarget(path: string): Promise<ExportTarget | undefined> {
  const made = await mkdir(path, { recursive: true });
  if ((await readdir(path)).length > 0) return undefined;
  const write = async (name: string, content: Uint8Array | string): Promise<void> => {
    const handle = await open(join(path, name), 'wx');
    try {
      await handle.writeFile(content);
    } finally {
      await handle.close();
    }
  };
  await write(unfinishedNote, 'This export has not ended: there are more bodies than these files.\n');
  return {
    text: () => Promise.reject(new Error('A folder holds files alone.')),
    file: write,
    finish: () => rm(join(path, unfinishedNote)),
    async discard() {
      // The folder was empty. The names of a million files would take memory all the while, so they are read back; nothing else is touched.
      for await (const { name } of await opendir(path)) if (name === unfinishedNote || numberedFile.test(name)) await rm(join(path, name), { force: true });
      if (made !== undefined && (await readdir(path)).length === 0) await rmdir(path);
    },
  };
}
