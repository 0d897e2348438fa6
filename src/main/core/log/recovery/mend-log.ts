import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { Connection } from '../connection';
import { companionEndings, logPath, statFile } from '../log-files';
import { migrate } from '../migrations';
import { openPageFile } from './page-file';
import { recoverLog } from './recover-log';

const allEndings = ['', ...companionEndings];

function stamp(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;
  return `${day}-${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
}

/** A free name for the damaged file: dated, and numbered where that name is taken. */
function freePath(path: string): string {
  const dated = `${path}.damaged-${stamp(new Date())}`;
  let candidate = dated;
  for (let number = 2; allEndings.some((ending) => statFile(candidate + ending) !== undefined); number += 1) candidate = `${dated}-${number}`;
  return candidate;
}

function recoveredPath(folder: string): string {
  return `${logPath(folder)}.recovered`;
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Makes the log whole again from a connection whose file was removed from its place; what the connection can read is all that was committed.
 * The new file takes its place only when it is on the disk. Throws where there is no room or no right to write it; then nothing has changed.
 */
export function putBackLog(folder: string, connection: Connection): void {
  const recovered = recoveredPath(folder);
  rmSync(recovered, { force: true });
  connection.prepare('VACUUM INTO ?').run(recovered);
  syncFile(recovered);
  renameSync(recovered, logPath(folder));
}

/** Puts a recovered log in its place where the program ended just before it could. */
export function finishMending(folder: string): void {
  if (statFile(logPath(folder)) === undefined && statFile(recoveredPath(folder)) !== undefined) renameSync(recoveredPath(folder), logPath(folder));
}

/**
 * Puts what can be read of the damaged log into a new one, then sets the damaged one aside with its companions. Nothing is ever deleted,
 * and the old file keeps its place until the new one is whole. Returns a sentence that names the file and says how much was recovered.
 */
export function mendLog(folder: string, damage: string, connect: (path: string) => Connection): string {
  const path = logPath(folder);
  const recovered = recoveredPath(folder);
  for (const ending of allEndings) rmSync(recovered + ending, { force: true });
  const damaged = openPageFile(path);
  const connection = connect(recovered);
  let records = 0;
  try {
    migrate(connection);
    records = recoverLog(damaged, connection);
  } finally {
    connection.close();
    damaged.close();
  }
  syncFile(recovered);
  const aside = freePath(path);
  for (const ending of allEndings) {
    if (statFile(path + ending) !== undefined) renameSync(path + ending, aside + ending);
  }
  renameSync(recovered, path);
  const count = records === 1 ? '1 record was' : `${records.toLocaleString('en')} records were`;
  return `The log was damaged (${damage}). It is kept as ${basename(aside)}; ${records === 0 ? 'no records could be' : count} recovered from it.`;
}
