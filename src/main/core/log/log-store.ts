import { Connection } from './connection';
import { damageOf } from './recovery/damage';
import { logApplicationId, logBytes, logIdentity, logPath } from './log-files';
import type { LogOpenProblem } from './log';
import { foundVersion, knownVersion, migrate } from './migrations';
import { finishMending, mendLog } from './recovery/mend-log';
import { newerVersion } from './newer-version';
import { isDamage, writeProblemOf } from './write-problem';

/** The open file of the log. */
export interface LogStore {
  readonly connection: Connection;
  /** Which files they were when the log was opened: others at the same paths mean that ours were taken away. */
  readonly identity: string;
}

export type StoreOpened =
  | { readonly ok: true; readonly store: LogStore; readonly notices: readonly string[] }
  | { readonly ok: false; readonly problem: LogOpenProblem };

/** Bodies of 2 KB fill such a page with little waste, and a commit of a few records still writes few bytes. */
const pageBytes = 8192;
/** Checkpoint after this many pages: small enough that the commit that pays for it is not held up for long. */
export const checkpointPages = 1000;

function connect(path: string): Connection {
  const connection = new Connection(path);
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

/** Larger files are not read through at the start, which nobody should wait for; damage in them shows when the page in question is read, and is mended then. */
const checkedBytes = 32 * 1024 * 1024;

function isForeign(connection: Connection): boolean {
  return connection.number('PRAGMA application_id') !== logApplicationId && connection.number('SELECT count(*) FROM sqlite_schema') > 0;
}

/** Reads the whole file through. False (or a throw) where a page is not as SQLite wrote it. */
export function isSound(connection: Connection): boolean {
  return connection.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] === 'ok';
}

/**
 * Opens the log for writing, making it where there is none. A damaged file is set aside under a dated name, and what can be read of it
 * goes into a new one; the notices say so. The folder must be locked.
 */
export function openLogStore(folder: string): StoreOpened {
  const notices: string[] = [];
  try {
    finishMending(folder);
    const damage = damageOf(folder);
    if (damage !== undefined) notices.push(mendLog(folder, damage, connect));
    const connection = connect(logPath(folder));
    try {
      if (isForeign(connection)) {
        connection.close();
        return mendAndOpen(folder, 'it was a database of another program');
      }
      const found = foundVersion(connection);
      if (found > knownVersion) {
        connection.close();
        return { ok: false, problem: newerVersion(found) };
      }
      if (logBytes(folder) > checkedBytes || isSound(connection)) {
        migrate(connection);
        return { ok: true, notices, store: { connection, identity: logIdentity(folder) } };
      }
      connection.close();
    } catch (error) {
      connection.close();
      if (!isDamage(error)) throw error;
    }
    return mendAndOpen(folder, 'some of it could not be read');
  } catch (error) {
    const problem = writeProblemOf(error);
    return { ok: false, problem: { code: problem.code === 'not-writable' ? 'not-writable' : 'failed', message: problem.message } };
  }
}

/** Sets the file aside whatever it looks like, because reading or writing it showed damage, and opens what could be read of it. */
export function mendAndOpen(folder: string, damage: string): StoreOpened {
  const notice = mendLog(folder, damage, connect);
  const connection = connect(logPath(folder));
  migrate(connection);
  return { ok: true, notices: [notice], store: { connection, identity: logIdentity(folder) } };
}
