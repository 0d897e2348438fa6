import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from './connection';
import type { LogOpenProblem } from './log';
import { fileIdentity } from './log-files';
import { writeProblemOf } from './write-problem';

const busyCode = 5;

function isBusy(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errcode' in error && error.errcode === busyCode;
}

function readOwner(folder: string): { readonly pid: number | undefined; readonly program: string | undefined } {
  try {
    const owner: unknown = JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8'));
    if (typeof owner !== 'object' || owner === null) return { pid: undefined, program: undefined };
    const pid = 'pid' in owner && typeof owner.pid === 'number' ? owner.pid : undefined;
    const program = 'program' in owner && typeof owner.program === 'string' ? owner.program : undefined;
    return { pid, program };
  } catch {
    // The lock says that there is an owner; the file only names it, and may be half written at this moment.
    return { pid: undefined, program: undefined };
  }
}

/** The right to write in a folder. The system takes it back when the process ends, however it ends. */
export interface FolderLock {
  /** False where the folder, or the file that carries the lock, was taken away: then the lock keeps nobody out any more. */
  isHeld(): boolean;
  release(): void;
}

/**
 * Takes the folder for this process, making it where it is missing. `owner.db` carries the lock (an exclusive lock of SQLite, held open);
 * `owner.json` says whose it is, for the message that a second writer gets.
 */
export function lockFolder(folder: string, program: string): { readonly ok: true; readonly lock: FolderLock } | { readonly ok: false; readonly problem: LogOpenProblem } {
  let connection: Connection | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    connection = new Connection(join(folder, 'owner.db'), { timeoutMs: 0 });
    connection.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: process.pid, program }));
  } catch (error) {
    connection?.close();
    if (isBusy(error)) {
      const { pid, program: owner } = readOwner(folder);
      const named = owner === undefined ? 'another program' : pid === undefined ? owner : `${owner} (process ${pid})`;
      return { ok: false, problem: { code: 'folder-in-use', folder, pid, program: owner, message: `The folder ${folder} is in use by ${named}.` } };
    }
    const problem = writeProblemOf(error);
    if (problem.code === 'not-writable') return { ok: false, problem: { code: 'not-writable', message: `The folder ${folder} cannot be written.` } };
    return { ok: false, problem: { code: 'failed', message: problem.message } };
  }
  const held = connection;
  const carrier = join(folder, 'owner.db');
  const identity = fileIdentity(carrier);
  const isHeld = (): boolean => fileIdentity(carrier) === identity;
  return {
    ok: true,
    lock: {
      isHeld,
      release() {
        if (isHeld()) rmSync(join(folder, 'owner.json'), { force: true });
        held.close();
      },
    },
  };
}
