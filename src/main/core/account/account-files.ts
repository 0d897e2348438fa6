import { createHash } from 'node:crypto';
import { copyFile, readFile, rename, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from '../../../shared/model/account';
import { emptyAccount } from '../../../shared/model/account';
import type { Ports } from '../ports';
import { AccountBook } from './account-book';
import { writeWhole } from './durable-file';
import type { JournalEntry } from './journal-entry';
import { JournalFile } from './journal-file';

/** What is wrong with a value that was read: JSON pointer and plain sentence. Empty when it fits. */
export type ValueCheck = (value: unknown) => readonly { readonly pointer: string; readonly message: string }[];

/** How accounts and journal lines are checked when they are read. */
export interface AccountChecks {
  readonly account: ValueCheck;
  readonly entry: ValueCheck;
}

/** An account that was read, and where its next line goes. */
export interface AccountRead {
  readonly book: AccountBook;
  readonly journal: JournalFile;
  /** The account as it was made. */
  readonly base: Account;
  /** What was found broken and how it was mended, one sentence each. */
  readonly notices: readonly string[];
}

interface Base {
  readonly id: string;
  /** SHA-256 of the file, lower-case hex. */
  readonly sha256: string;
  readonly account: Account;
}

const baseName = 'account.json';
const journalName = 'account-changes.jsonl';
const formatVersion = 1;

/**
 * The account on disk: `account.json` as it was made, written once, and `account-changes.jsonl`, to which each change adds one line. So a change costs a
 * line of a kilobyte and one sync, whatever the size of the account, and the workspace file stays as small as it was. A line is on disk before its event
 * is sent. What `kill -9` leaves is whole lines and at most the beginning of one, which nobody was told of and which is cut off. The journal names the
 * account that it belongs to, so that a new account never gets the changes of the one before; and the hash of its file, so that ten thousand claims
 * which are as they were written need not be checked one by one.
 */
export class AccountFiles {
  readonly #folder: string;
  readonly #checks: AccountChecks;
  readonly #ports: Ports;

  constructor(folder: string, checks: AccountChecks, ports: Ports) {
    this.#folder = folder;
    this.#checks = checks;
    this.#ports = ports;
  }

  /** Reads what is there; an empty account where there is nothing. A broken file is set aside under a dated name. Throws where the folder cannot be used. */
  async read(): Promise<AccountRead> {
    const notices: string[] = [];
    const text = await textOf(this.#path(journalName));
    const [head = '', ...lines] = text?.split('\n') ?? [];
    const known = headOf(head);
    const base = await this.#readBase(notices, known);
    if (base === undefined) return this.write(emptyAccount, notices);
    if (text === undefined || known?.account !== base.id) return { ...(await this.#newJournal(base)), notices };
    const book = new AccountBook(base.account);
    let size = Buffer.byteLength(head) + 1;
    // What follows the last line break was never finished, so nobody was told of it.
    for (const [index, line] of lines.slice(0, -1).entries()) {
      const read = this.#entryOf(line);
      if ('problem' in read) {
        const aside = `${journalName}.damaged-${stamp(this.#ports.clock.nowMs())}`;
        await copyFile(this.#path(journalName), this.#path(aside));
        notices.push(`Line ${index + 2} of ${journalName} could not be read (${read.problem}). The file was set aside as ${aside}, and the claims desk goes on with the ${index === 1 ? 'change' : 'changes'} before that line.`);
        break;
      }
      book.apply(read.entry);
      size += Buffer.byteLength(line) + 1;
    }
    await truncate(this.#path(journalName), size);
    return { book, journal: new JournalFile(this.#path(journalName), size), base: base.account, notices };
  }

  /** Puts another account in the place of the one that is there. */
  async write(account: Account, notices: readonly string[] = []): Promise<AccountRead> {
    const id = this.#ports.ids.make('acc');
    const text = JSON.stringify({ format: 'hookbench-account', version: formatVersion, id, ...account });
    await writeWhole(this.#path(baseName), text);
    return { ...(await this.#newJournal({ id, sha256: sha256(text), account })), notices };
  }

  /** Drops every change, so that the account is as it was made. */
  async reset(): Promise<AccountRead> {
    const notices: string[] = [];
    const base = await this.#readBase(notices);
    return base === undefined ? this.write(emptyAccount, notices) : { ...(await this.#newJournal(base)), notices };
  }

  async #newJournal(base: Base): Promise<Omit<AccountRead, 'notices'>> {
    const head = `${JSON.stringify({ format: 'hookbench-account-changes', version: formatVersion, account: base.id, sha256: base.sha256 })}\n`;
    await writeWhole(this.#path(journalName), head);
    return { book: new AccountBook(base.account), journal: new JournalFile(this.#path(journalName), Buffer.byteLength(head)), base: base.account };
  }

  async #readBase(notices: string[], known?: Head): Promise<Base | undefined> {
    const text = await textOf(this.#path(baseName));
    if (text === undefined) return undefined;
    const hash = sha256(text);
    const value = parsed(text);
    const problem = value === undefined ? 'it is not valid JSON' : known?.sha256 === hash ? undefined : this.#baseProblem(value);
    if (problem === undefined) {
      const { id, origin, users, contacts, claims } = value as Account & { readonly id: string };
      return { id, sha256: hash, account: { origin, users, contacts, claims } };
    }
    const date = stamp(this.#ports.clock.nowMs());
    await rename(this.#path(baseName), this.#path(`${baseName}.damaged-${date}`));
    if ((await textOf(this.#path(journalName))) !== undefined) await rename(this.#path(journalName), this.#path(`${journalName}.damaged-${date}`));
    notices.push(`${baseName} could not be read (${problem}). It was set aside as ${baseName}.damaged-${date} with its changes, and the claims desk is empty.`);
    return undefined;
  }

  #baseProblem(value: unknown): string | undefined {
    const [problem] = this.#checks.account(value);
    if (problem !== undefined) return `${problem.pointer === '' ? 'the file' : problem.pointer}: ${problem.message}`;
    return typeof (value as { id?: unknown }).id === 'string' ? undefined : '/id: is missing';
  }

  #entryOf(line: string): { readonly entry: JournalEntry } | { readonly problem: string } {
    const value = parsed(line);
    if (value === undefined) return { problem: 'it is not valid JSON' };
    const [problem] = this.#checks.entry(value);
    return problem === undefined ? { entry: value as JournalEntry } : { problem: `${problem.pointer}: ${problem.message}` };
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}

/** The first line of a journal: the account that it belongs to, and the hash of that account's file. */
interface Head {
  readonly account: string;
  readonly sha256: string;
}

function headOf(line: string): Head | undefined {
  const value = parsed(line);
  if (typeof value !== 'object' || value === null || !('account' in value) || !('sha256' in value)) return undefined;
  const { account, sha256: hash } = value;
  return typeof account === 'string' && typeof hash === 'string' ? { account, sha256: hash } : undefined;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function stamp(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 19).replaceAll('-', '').replaceAll(':', '').replace('T', '-');
}
