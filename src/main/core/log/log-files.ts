import { statSync, type Stats } from 'node:fs';
import { join } from 'node:path';

/** Stands in the header of every log (`PRAGMA application_id`, "Hkbn"), so that a database of another program is never taken for one. */
export const logApplicationId = 0x486b626e;

/** The log's file in a data folder. SQLite keeps `-wal` and `-shm` beside it. */
export function logPath(folder: string): string {
  return join(folder, 'log.db');
}

/** The files that SQLite keeps beside a database, by their endings. */
export const companionEndings: readonly string[] = ['-wal', '-shm'];

/** Facts about a file, or undefined where there is none. Throws what else goes wrong, such as a folder that cannot be entered. */
export function statFile(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

/** Which file stands at a path right now; undefined where there is none. Two answers differ where it was replaced. */
export function fileIdentity(path: string): string | undefined {
  const stats = statFile(path);
  return stats === undefined ? undefined : `${stats.dev}:${stats.ino}`;
}

/** Which files make up the open log right now: commits that are not checkpointed are in the -wal alone, so it counts as much as the file. */
export function logIdentity(folder: string): string {
  return `${fileIdentity(logPath(folder))} ${fileIdentity(`${logPath(folder)}-wal`)}`;
}

/** Bytes on disk of the log: the file and what is not yet checkpointed. */
export function logBytes(folder: string): number {
  return (statFile(logPath(folder))?.size ?? 0) + (statFile(`${logPath(folder)}-wal`)?.size ?? 0);
}
