import { join } from 'node:path';
import type { Look } from '../../../shared/model/look';
import { readJsonFile, writeJsonFile } from '../json-file';

/** The file beside the log that keeps what was looked at. */
export function lookPath(folder: string): string {
  return join(folder, 'looked.json');
}

/** What the file of a data folder says; undefined where there is none, or none that can be understood. Throws where it cannot be read. */
export function readLook(folder: string): Look | undefined {
  return lookOf(readJsonFile(lookPath(folder)));
}

/** Writes the file: a cut leaves the old one or the new one, for all but a loss of power, after which it may be missing. Throws where it cannot be written. */
export function writeLook(folder: string, { readTo, keptTo, seenTo }: Look): void {
  writeJsonFile(lookPath(folder), { readTo, keptTo, seenTo });
}

function lookOf(value: unknown): Look | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const [readTo, keptTo, seenTo] = ['readTo', 'keptTo', 'seenTo'].map((name) => Reflect.get(value, name) as unknown);
  return isPosition(readTo) && isPosition(keptTo) && isPosition(seenTo) && readTo <= Math.min(keptTo, seenTo) ? { readTo, keptTo, seenTo } : undefined;
}

function isPosition(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
