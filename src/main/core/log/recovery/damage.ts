import { closeSync, openSync, readSync } from 'node:fs';
import { logPath, statFile } from '../log-files';

const magic = 'SQLite format 3\0';
const headerBytes = 100;

/**
 * Looks at the log's file before SQLite does, which would take a file of zero length for a new one and throw its -wal away.
 * Returns what is wrong in a few words, or undefined where nothing is (or where there is no log yet). No connection of this process may be open.
 */
export function damageOf(folder: string): string | undefined {
  const path = logPath(folder);
  const size = statFile(path)?.size;
  const walBytes = statFile(`${path}-wal`)?.size ?? 0;
  if (size === undefined) return walBytes > 0 ? 'it was missing' : undefined;
  if (size === 0) return 'it was empty';
  const header = Buffer.alloc(headerBytes);
  const file = openSync(path, 'r');
  try {
    if (readSync(file, header, 0, headerBytes, 0) < headerBytes) return 'it was cut short';
  } finally {
    closeSync(file);
  }
  if (header.toString('latin1', 0, magic.length) !== magic) return 'it was not a SQLite file';
  // Without a -wal the header counts the pages truly; with one, SQLite finds out when it reads.
  const stored = header.readUInt16BE(16);
  const pageBytes = stored === 1 ? 65536 : stored;
  if (walBytes === 0 && size < header.readUInt32BE(28) * pageBytes) return 'it was cut short';
  return undefined;
}
