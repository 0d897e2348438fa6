import type { LogWriteProblem } from './log';

/** Result codes of SQLite (sqlite.org/rescode.html). */
const code = { corrupt: 11, full: 13, notADatabase: 26, readOnly: 8, cannotOpen: 14, permission: 3, ioError: 10 } as const;
/** Extended: a write refused by the system (a file size limit, a quota), and no room for the shared index. */
const noRoomCodes: readonly number[] = [778, 4874];

function numberIn(error: unknown, property: string): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const value: unknown = Reflect.get(error, property);
  return typeof value === 'number' ? value : undefined;
}

function systemCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const value: unknown = Reflect.get(error, 'code');
  return typeof value === 'string' ? value : '';
}

function sqliteCode(error: unknown): number | undefined {
  const found = numberIn(error, 'errcode') ?? numberIn(error, 'sqliteCode');
  return found === undefined ? undefined : found & 0xff;
}

/** True where the file does not hold what SQLite wrote into it. */
export function isDamage(error: unknown): boolean {
  const found = sqliteCode(error);
  return found === code.corrupt || found === code.notADatabase;
}

/** True where the place of the log is the trouble, and not what was written: disk, folder, file. Another record would fail as well. */
export function isStorageTrouble(error: unknown): boolean {
  const found = sqliteCode(error);
  const storage: readonly (number | undefined)[] = Object.values(code);
  return found === undefined ? systemCode(error).startsWith('E') && !systemCode(error).startsWith('ERR_') : storage.includes(found);
}

/** True where there is no room: nothing is wrong with the open file, and writing goes on as soon as there is room. */
export function isDiskFull(error: unknown): boolean {
  return writeProblemOf(error).code === 'disk-full';
}

/** True where the folder or the file may not be written. */
export function isNotWritable(error: unknown): boolean {
  return writeProblemOf(error).code === 'not-writable';
}

/** What went wrong with a write, in plain words. */
export function writeProblemOf(error: unknown): LogWriteProblem {
  const found = sqliteCode(error);
  const extended = numberIn(error, 'sqliteExtendedCode') ?? 0;
  const system = systemCode(error);
  if (found === code.full || noRoomCodes.includes(extended) || ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(system)) {
    return { code: 'disk-full', message: 'The disk has no room for the log.' };
  }
  if (found === code.readOnly || found === code.cannotOpen || found === code.permission || ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT'].includes(system)) {
    return { code: 'not-writable', message: 'The folder of the log cannot be written.' };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 'failed', message: `The log could not be written: ${detail}.` };
}
