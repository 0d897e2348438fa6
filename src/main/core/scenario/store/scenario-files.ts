import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { scenarioLimits } from '../../../../shared/model/scenario';
import { diskSentence } from '../../disk-sentence';

/** A scenario as a file. */
export interface ScenarioFile {
  readonly id: string;
  readonly fileName: string;
  readonly path: string;
  readonly origin: 'shipped' | 'own';
  readonly text: string;
  readonly savedAtMs: number;
}

export type Filed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: 'invalid' | 'not-found' | 'conflict' | 'surroundings'; readonly message: string };

/** The scenarios that come with the program, and the user's own. */
export interface ScenarioFiles {
  /** Shipped ones in their order, then one's own by name. What cannot be read is left out. */
  list(): Promise<readonly ScenarioFile[]>;
  read(id: string): Promise<ScenarioFile | undefined>;
  /**
   * Replaces one's own, or makes a new file called after `name`. A crash leaves the old text or the new, never half. With `over`, the time at
   * which the replaced text was saved, a file that was saved at another time is left alone: something else changed it. A text over
   * `scenarioLimits.textBytes` is refused, since such a file would not be listed any more.
   */
  save(id: string | undefined, name: string, text: string, over?: number): Promise<Filed<ScenarioFile>>;
  remove(id: string): Promise<Filed<ScenarioFile>>;
}

const fileName = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}\.ya?ml$/u;
const mostOwn = 1_000;

/** True for names that scenarios may have as files. */
export function isScenarioFileName(name: string): boolean {
  return fileName.test(name);
}

export function createScenarioFiles(shippedFolder: string, ownFolder: string): ScenarioFiles {
  const folders = { shipped: shippedFolder, own: ownFolder } as const;

  const readOne = async (origin: 'shipped' | 'own', name: string): Promise<ScenarioFile | undefined> => {
    const path = join(folders[origin], name);
    try {
      const { size, mtimeMs } = await stat(path);
      if (size > scenarioLimits.textBytes) return undefined;
      return { id: `${origin}/${name}`, fileName: name, path, origin, text: await readFile(path, 'utf8'), savedAtMs: mtimeMs };
    } catch (error) {
      if (isFileError(error)) return undefined;
      throw error;
    }
  };
  const namesIn = async (origin: 'shipped' | 'own'): Promise<readonly string[]> => {
    try {
      return (await readdir(folders[origin])).filter((name) => fileName.test(name)).sort().slice(0, mostOwn);
    } catch (error) {
      if (isFileError(error)) return [];
      throw error;
    }
  };
  const read = async (id: string): Promise<ScenarioFile | undefined> => {
    const [, origin, name] = /^(shipped|own)\/(.+)$/u.exec(id) ?? [];
    return (origin === 'shipped' || origin === 'own') && name !== undefined && fileName.test(name) ? readOne(origin, name) : undefined;
  };

  return {
    read,
    async list() {
      const all = await Promise.all((['shipped', 'own'] as const).map(async (origin) => Promise.all((await namesIn(origin)).map((name) => readOne(origin, name)))));
      return all.flat().filter((file) => file !== undefined);
    },
    async save(id, name, text, over) {
      if (Buffer.byteLength(text) > scenarioLimits.textBytes) return { ok: false, code: 'invalid', message: 'The scenario would be over 1 MB, so it is not saved.' };
      const before = id === undefined ? undefined : await read(id);
      if (id !== undefined && before === undefined) return { ok: false, code: 'not-found', message: 'That scenario is gone.' };
      if (before?.origin === 'shipped') return { ok: false, code: 'conflict', message: 'A shipped scenario is not changed. Save a copy.' };
      if (over !== undefined && before !== undefined && before.savedAtMs !== over) return { ok: false, code: 'conflict', message: `${before.fileName} was changed outside of Hookbench.` };
      const names = await namesIn('own');
      if (before === undefined && names.length >= mostOwn) return { ok: false, code: 'conflict', message: `There are ${mostOwn} scenarios already. Delete some first.` };
      const target = before?.fileName ?? freeName(fileNameOf(name), names);
      return inFolder(async () => {
        await mkdir(ownFolder, { recursive: true });
        await writeWhole(join(ownFolder, target), text);
        const saved = await readOne('own', target);
        return saved === undefined ? { ok: false, code: 'surroundings', message: 'The scenario could not be read again after it was saved.' } : { ok: true, value: saved };
      });
    },
    async remove(id) {
      const file = await read(id);
      if (file === undefined) return { ok: false, code: 'not-found', message: 'That scenario is gone.' };
      if (file.origin === 'shipped') return { ok: false, code: 'conflict', message: 'A shipped scenario is not deleted.' };
      return inFolder(async () => {
        await rm(file.path);
        return { ok: true, value: file };
      });
    },
  };
}

/** Writes beside the file and puts it in its place. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.new`;
  const file = await open(beside, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}

/** True of what the file system says, as against a fault of ours. */
export function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

async function inFolder<T>(work: () => Promise<Filed<T>>): Promise<Filed<T>> {
  try {
    return await work();
  } catch (error) {
    if (!isFileError(error)) throw error;
    return { ok: false, code: 'surroundings', message: `The scenarios cannot be changed: ${diskSentence(error)}` };
  }
}

function fileNameOf(name: string): string {
  const words = name.normalize('NFKD').replaceAll(/[’'\p{M}]/gu, '').toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== '');
  return words.join('-').slice(0, 60) || 'scenario';
}

function freeName(base: string, names: readonly string[]): string {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const name = `${base}${number === 1 ? '' : `-${number}`}.yaml`;
    if (!taken.has(name)) return name;
  }
}
