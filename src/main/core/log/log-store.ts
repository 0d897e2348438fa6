import { Connection } from './connection';
import { damageOf } from './damage';
import { fileIdentity, logPath } from './log-files';
import type { LogOpenProblem } from './log';
import { foundVersion, knownVersion, migrate } from './migrations';
import { mendLog } from './mend-log';
import { newerVersion } from './newer-version';
import { isDamage, writeProblemOf } from './write-problem';

/** The open file of the log. */
export interface LogStore {
  readonly connection: Connection;
  /** Which file it was when it was opened: another one at the same path means that ours was taken away. */
  readonly identity: string | undefined;
}

export type StoreOpened =
  | { readonly ok: true; readonly store: LogStore; readonly notices: readonly string[] }
  | { readonly ok: false; readonly problem: LogOpenProblem };

/** Bodies of 2 KB fill such a page with little waste, and a commit of a few records still writes few bytes. */
const pageBytes = 8192;
/** Checkpoint after this many pages: small enough that the commit that pays for it is not held up for long. */
const checkpointPages = 1000;

function connect(folder: string): Connection {
  const connection = new Connection(logPath(folder));
  try {
    connection.exec(`
      PRAGMA page_size = ${pageBytes};
      PRAGMA auto_vacuum = INCREMENTAL;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA fullfsync = ON;
      PRAGMA wal_autocheckpoint = ${checkpointPages};
      PRAGMA journal_size_limit = ${64 * 1024 * 1024};
      PRAGMA cache_size = -16384;
      PRAGMA temp_store = MEMORY;
    `);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * Opens the log for writing, making it where there is none. A damaged file is set aside under a dated name, and what can be read of it
 * goes into a new one; the notices say so. The folder must be locked.
 */
export function openLogStore(folder: string): StoreOpened {
  const notices: string[] = [];
  try {
    const damage = damageOf(folder);
    if (damage !== undefined) notices.push(mendLog(folder, damage, connect));
    const connection = connect(folder);
    try {
      const found = foundVersion(connection);
      if (found > knownVersion) {
        connection.close();
        return { ok: false, problem: newerVersion(found) };
      }
      migrate(connection);
      return { ok: true, notices, store: { connection, identity: fileIdentity(logPath(folder)) } };
    } catch (error) {
      connection.close();
      if (!isDamage(error)) throw error;
    }
    return mendAndOpen(folder, 'it could not be read');
  } catch (error) {
    const problem = writeProblemOf(error);
    return { ok: false, problem: { code: problem.code === 'not-writable' ? 'not-writable' : 'failed', message: problem.message } };
  }
}

/** Sets the file aside whatever it looks like, because reading or writing it showed damage, and opens what could be read of it. */
export function mendAndOpen(folder: string, damage: string): StoreOpened {
  const notice = mendLog(folder, damage, connect);
  const connection = connect(folder);
  migrate(connection);
  return { ok: true, notices: [notice], store: { connection, identity: fileIdentity(logPath(folder)) } };
}
