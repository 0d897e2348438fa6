import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** What a small file of JSON says; undefined where there is none, or none that is JSON. Throws where it cannot be read. */
export function readJsonFile(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Writes such a file whole: a cut leaves the old one or the new one, for all but a loss of power, after which it may be missing. Throws where it cannot be written. */
export function writeJsonFile(path: string, value: unknown, indent?: number): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(value, undefined, indent)}\n`);
  renameSync(`${path}.new`, path);
}
