import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { diskSentence } from '../disk-sentence';
import type { Logger, SecretBox } from '../ports';

/** Where a secret is kept: sealed with a key of the system's keychain, or readable in the file. */
export type KeptIn = 'keychain' | 'file';

/** One endpoint's secrets that sign, as they stand in the file; values are sealed bytes in base64, or the secrets themselves. */
export interface SigningEntry {
  readonly endpointId: string;
  readonly keptIn: KeptIn;
  readonly values: readonly string[];
}

/** The value of a header, under the reference that stands for it in the workspace. */
export interface HeaderEntry {
  readonly reference: string;
  readonly keptIn: KeptIn;
  readonly value: string;
}

/** What the file of secrets holds. */
export interface SecretEntries {
  readonly entries: readonly SigningEntry[];
  readonly headers: readonly HeaderEntry[];
}

/** A secret as sealed bytes in base64. */
export function sealedText(secret: string, box: SecretBox): string {
  return Buffer.from(box.seal(secret)).toString('base64');
}

/** Whether a change is on disk, or why not in one line. */
export type SecretsSaved = { readonly ok: true } | { readonly ok: false; readonly message: string };

const mark = 'Secrets of Hookbench. Entries “keptIn: file” are readable by whoever can read this file; do not share it.';
const empty: SecretEntries = { entries: [], headers: [] };

/** The file of secrets in memory and on disk; both move together, one change after the other. */
export class SecretsFile {
  readonly #path: string;
  #current: SecretEntries;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(path: string, current: SecretEntries) {
    this.#path = path;
    this.#current = current;
  }

  /** A file that cannot be read counts as empty, and is kept beside as it was. */
  static async open(path: string, logger: Logger): Promise<SecretsFile> {
    return new SecretsFile(path, await readEntries(path, logger));
  }

  get current(): SecretEntries {
    return this.#current;
  }

  /** Saves what `edit` makes of the entries as they are when its turn comes; the same entries are not written again. Nothing has changed where it fails. */
  change(edit: (now: SecretEntries) => SecretEntries): Promise<SecretsSaved> {
    const saved = this.#last.then(() => this.#save(edit));
    this.#last = saved;
    return saved;
  }

  async #save(edit: (now: SecretEntries) => SecretEntries): Promise<SecretsSaved> {
    try {
      const next = edit(this.#current);
      if (next === this.#current) return { ok: true };
      await writeEntries(this.#path, next);
      this.#current = next;
      return { ok: true };
    } catch (error) {
      return { ok: false, message: `The secret could not be kept: ${diskSentence(error)}` };
    }
  }
}

async function readEntries(path: string, logger: Logger): Promise<SecretEntries> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return empty;
    throw error;
  }
  const entries = entriesOf(text);
  if (entries !== undefined) return entries;
  const aside = `${path}.broken-${randomBytes(4).toString('hex')}`;
  await rename(path, aside);
  logger.warn(`The file of secrets could not be read, so it was set aside as ${aside}. Set the secrets anew.`);
  return empty;
}

function entriesOf(text: string): SecretEntries | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('version' in value) || value.version !== 1 || !('entries' in value) || !Array.isArray(value.entries)) return undefined;
  // A file from before values of headers were kept here has none.
  const headers: unknown = 'headers' in value ? value.headers : [];
  return value.entries.every(isSigningEntry) && Array.isArray(headers) && headers.every(isHeaderEntry) ? { entries: value.entries, headers } : undefined;
}

function isSigningEntry(value: unknown): value is SigningEntry {
  if (typeof value !== 'object' || value === null || !('endpointId' in value) || !('keptIn' in value) || !('values' in value)) return false;
  const { endpointId, keptIn, values } = value;
  return typeof endpointId === 'string' && isKeptIn(keptIn) && Array.isArray(values) && values.every((each) => typeof each === 'string');
}

function isHeaderEntry(value: unknown): value is HeaderEntry {
  if (typeof value !== 'object' || value === null || !('reference' in value) || !('keptIn' in value) || !('value' in value)) return false;
  return typeof value.reference === 'string' && isKeptIn(value.keptIn) && typeof value.value === 'string';
}

function isKeptIn(value: unknown): value is KeptIn {
  return value === 'file' || value === 'keychain';
}

async function writeEntries(path: string, { entries, headers }: SecretEntries): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.new`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify({ version: 1, note: mark, entries, headers }, undefined, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}
