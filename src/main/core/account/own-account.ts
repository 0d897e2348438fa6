import type { Account } from '../../../shared/model/account';
import type { Ports } from '../ports';
import type { AccountBook } from './account-book';
import { AccountFiles, type AccountChecks, type AccountRead } from './account-files';
import { AccountSearch } from './account-search';
import { diskSentence } from '../disk-sentence';
import type { JournalEntry } from './journal-entry';

/** Whether something is on disk now, or why not, in one plain sentence. What is not on disk is not in force either. */
export type AccountWritten = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** The user's account: read from disk when it is first asked for, every line on disk before it is in force. Its calls must come one after the other. */
export interface OwnAccount {
  readonly book: AccountBook;
  readonly search: AccountSearch;
  write(entry: JournalEntry): Promise<AccountWritten>;
  /** Puts another account in its place. */
  replace(account: Account): Promise<AccountWritten>;
  /** Drops every change. */
  reset(): Promise<AccountWritten>;
  close(): Promise<void>;
}

/** Opens the account of a data folder. `notice` is told what was found broken. Throws where the folder cannot be read. */
export async function openOwnAccount(folder: string, checks: AccountChecks, ports: Ports, notice: (sentence: string) => void): Promise<OwnAccount> {
  const files = new AccountFiles(folder, checks, ports);
  let read = await files.read();
  let search = new AccountSearch(read.book);
  for (const sentence of read.notices) notice(sentence);

  const saving = async (work: () => Promise<void>): Promise<AccountWritten> => {
    try {
      await work();
      return { ok: true };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      ports.logger.error('the account could not be saved', error);
      return { ok: false, message: `The account was not saved: ${diskSentence(error)}` };
    }
  };
  const become = async (next: () => Promise<AccountRead>): Promise<AccountWritten> =>
    saving(async () => {
      const { journal } = read;
      const taken = await next();
      await journal.close();
      read = taken;
      search = new AccountSearch(read.book);
    });

  return {
    get book() {
      return read.book;
    },
    get search() {
      return search;
    },
    write: (entry) =>
      saving(async () => {
        await read.journal.append(JSON.stringify(entry));
        read.book.apply(entry);
      }),
    replace: (account) => become(() => files.write(account)),
    reset: () => become(() => files.reset()),
    close: () => read.journal.close(),
  };
}
