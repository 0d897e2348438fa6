import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger, SecretBox } from '../ports';

/** The file of the secrets within the data folder. Only its owner can read it. */
export const secretsFileName = 'secrets.json';

/** Where a secret is kept: sealed with a key of the system's keychain, or readable in the file. */
export type KeptIn = 'keychain' | 'file';

/** One endpoint's secrets as they stand in the file; values are sealed bytes in base64, or the secrets themselves. */
interface Entry {
  readonly endpointId: string;
  readonly keptIn: KeptIn;
  readonly values: readonly string[];
}

/** The secrets that sign, kept apart from the workspace. Nothing here is ever logged. */
export interface SecretStore {
  /** The endpoint's secrets, the current one first; none where none is set, or where they are sealed for a keychain that is not here. */
  of(endpointId: string): readonly string[];
  /** Where secrets that are set now are kept. */
  readonly keptIn: KeptIn;
  /** Replaces the endpoint's secrets; none removes them. A failure to write is told in one line, and nothing has changed then. */
  set(endpointId: string, secrets: readonly string[]): Promise<{ readonly ok: true } | { readonly ok: false; readonly message: string }>;
}

const mark = 'Secrets of Hookbench. Entries “keptIn: file” are readable by whoever can read this file; do not share it.';

/**
 * Opens the secrets of a data folder; `box` is the system's keychain, where there is one. A file that cannot be read counts as empty, and is kept
 * beside as it was. With `endpointIds`, secrets of endpoints that are not among them are dropped for good: those that were deleted in a run before.
 */
export async function openSecretStore(folder: string, box: SecretBox | undefined, logger: Logger, endpointIds?: readonly string[]): Promise<SecretStore> {
  const path = join(folder, secretsFileName);
  const keptIn: KeptIn = box === undefined ? 'file' : 'keychain';
  const found = await readEntries(path, logger);
  let entries = endpointIds === undefined ? found : found.filter((entry) => endpointIds.includes(entry.endpointId));
  if (entries.length < found.length) await writeEntries(path, entries);
  let last: Promise<unknown> = Promise.resolve();
  const opened = new Map<string, readonly string[]>();
  for (const entry of entries) {
    const secrets = openEntry(entry, box);
    if (secrets !== undefined) opened.set(entry.endpointId, secrets);
  }
  if (opened.size < entries.length) logger.warn('Some secrets are sealed for a keychain that cannot be reached from here, such as by the window: their endpoints cannot be signed for.');

  const save = async (endpointId: string, secrets: readonly string[]): ReturnType<SecretStore['set']> => {
    const rest = entries.filter((entry) => entry.endpointId !== endpointId);
    const next = secrets.length === 0 ? rest : [...rest, { endpointId, keptIn, values: secrets.map((secret) => (box === undefined ? secret : Buffer.from(box.seal(secret)).toString('base64'))) }];
    try {
      await writeEntries(path, next);
    } catch (error) {
      return { ok: false, message: `The secret could not be kept: ${error instanceof Error ? error.message : String(error)}` };
    }
    entries = next;
    if (secrets.length === 0) opened.delete(endpointId);
    else opened.set(endpointId, secrets);
    return { ok: true };
  };

  return {
    keptIn,
    of: (endpointId) => opened.get(endpointId) ?? [],
    set(endpointId, secrets) {
      const saved = last.then(() => save(endpointId, secrets));
      last = saved;
      return saved;
    },
  };
}

function openEntry({ keptIn, values }: Entry, box: SecretBox | undefined): readonly string[] | undefined {
  if (keptIn === 'file') return values;
  const secrets = values.map((value) => box?.open(Buffer.from(value, 'base64')));
  return secrets.every((secret) => secret !== undefined) ? secrets : undefined;
}

async function readEntries(path: string, logger: Logger): Promise<readonly Entry[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const entries = entriesOf(text);
  if (entries !== undefined) return entries;
  const aside = `${path}.broken-${randomBytes(4).toString('hex')}`;
  await rename(path, aside);
  logger.warn(`The file of secrets could not be read, so it was set aside as ${aside}. Set the secrets anew.`);
  return [];
}

function entriesOf(text: string): readonly Entry[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('version' in value) || value.version !== 1 || !('entries' in value) || !Array.isArray(value.entries)) return undefined;
  return value.entries.every(isEntry) ? value.entries : undefined;
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null || !('endpointId' in value) || !('keptIn' in value) || !('values' in value)) return false;
  const { endpointId, keptIn, values } = value;
  return typeof endpointId === 'string' && (keptIn === 'file' || keptIn === 'keychain') && Array.isArray(values) && values.every((each) => typeof each === 'string');
}

async function writeEntries(path: string, entries: readonly Entry[]): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.new`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify({ version: 1, note: mark, entries }, undefined, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}
