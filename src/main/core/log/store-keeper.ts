import { Connection } from './connection';
import { lockFolder, type FolderLock } from './folder-lock';
import type { LogOpenProblem } from './log';
import { fileIdentity, logIdentity, logPath } from './log-files';
import { writeLogState, type LogState } from './log-state';
import { isSound, mendAndOpen, openLogStore, type LogStore, type StoreOpened } from './log-store';
import type { StoreHolder } from './log-writer';
import { putBackLog } from './recovery/mend-log';
import { isDamage, isDiskFull, isNotWritable } from './write-problem';

/** Thrown where the log cannot be opened again while the program runs; the write that needed it fails, and the next one tries again. */
class StoreUnavailable extends Error {
  readonly code: string;

  constructor(problem: LogOpenProblem) {
    super(problem.message);
    this.code = problem.code === 'not-writable' || problem.code === 'folder-in-use' ? 'EACCES' : 'EIO';
  }
}

/**
 * Keeps the writer's file open and true: where the folder or the file was taken away while the program runs, the records that are still
 * readable through the open file are put back; where the file turns out damaged, it is mended as at the start.
 */
export class StoreKeeper implements StoreHolder {
  readonly #folder: string;
  readonly #program: string;
  #lock: FolderLock;
  #store: LogStore | undefined;
  #damaged = false;

  private constructor(folder: string, program: string, lock: FolderLock, store: LogStore) {
    this.#folder = folder;
    this.#program = program;
    this.#lock = lock;
    this.#store = store;
  }

  /** Locks the folder and opens the log in it. */
  static start(folder: string, program: string): { readonly ok: true; readonly keeper: StoreKeeper; readonly notices: readonly string[] } | { readonly ok: false; readonly problem: LogOpenProblem } {
    const locked = lockFolder(folder, program);
    if (!locked.ok) return locked;
    const opened = openLogStore(folder);
    if (!opened.ok) {
      locked.lock.release();
      return opened;
    }
    return { ok: true, keeper: new StoreKeeper(folder, program, locked.lock, opened.store), notices: opened.notices };
  }

  open(state: LogState | undefined): LogStore {
    const store = this.#store;
    if (store !== undefined && store.identity === logIdentity(this.#folder)) return store;
    this.#takeFolder();
    if (store !== undefined) this.#putBack(store);
    const opened: StoreOpened = this.#damaged ? mendAndOpen(this.#folder, 'some of it could not be read') : openLogStore(this.#folder);
    if (!opened.ok) throw new StoreUnavailable(opened.problem);
    this.#damaged = false;
    this.#store = opened.store;
    if (state !== undefined) this.#countOn(opened.store, state);
    return opened.store;
  }

  lost(error: unknown): void {
    if (isDiskFull(error)) return;
    // Files that were taken away hold their records only as long as they stay open.
    if (!isDamage(error) && this.#store?.identity !== logIdentity(this.#folder)) return;
    this.#damaged = isDamage(error);
    this.#store?.connection.close();
    this.#store = undefined;
  }

  check(): void {
    const store = this.#store;
    if (store === undefined || this.#isFileSound()) return;
    this.#damaged = true;
    store.connection.close();
    this.#store = undefined;
  }

  release(): void {
    this.#lock.release();
  }

  /** Looks at the file through a connection of its own: the pages that the writer holds in memory may be better than those on the disk. */
  #isFileSound(): boolean {
    const connection = new Connection(logPath(this.#folder), { readOnly: true });
    try {
      return isSound(connection);
    } catch (error) {
      if (isDamage(error)) return false;
      throw error;
    } finally {
      connection.close();
    }
  }

  /** A folder that was taken away took the lock with it. */
  #takeFolder(): void {
    if (this.#lock.isHeld()) return;
    const locked = lockFolder(this.#folder, this.#program);
    if (!locked.ok) throw new StoreUnavailable(locked.problem);
    this.#lock.release();
    this.#lock = locked.lock;
  }

  /**
   * The file or its -wal is gone from its place, but this process still has them open: what they hold goes back to where it belongs.
   * Without room or right to do so they stay open, and the next write tries again.
   */
  #putBack(store: LogStore): void {
    try {
      if (fileIdentity(logPath(this.#folder)) === undefined) putBackLog(this.#folder, store.connection);
      else store.connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch (error) {
      if (isDiskFull(error) || isNotWritable(error)) throw error;
    }
    store.connection.close();
    this.#store = undefined;
  }

  /** A log that lost records while the program ran goes on counting where it was, so that no seq is given twice. */
  #countOn(store: LogStore, before: LogState): void {
    const { connection } = store;
    connection.transaction(() => {
      const records = connection.number('SELECT count(*) FROM activity');
      const lastPosition = Math.max(before.lastPosition, connection.number('SELECT last_position FROM log_state'));
      const lastSeq = Math.max(before.lastSeq, connection.number('SELECT last_seq FROM log_state'));
      writeLogState(connection, { commits: before.commits + 1, dropped: before.dropped, records, lastPosition, lastSeq });
    });
  }
}
