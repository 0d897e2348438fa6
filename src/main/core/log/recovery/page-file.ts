import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { statFile } from '../log-files';
import { readWalPages } from './wal-pages';

/** A database read page by page, below SQLite, so that a wrong page costs no more than itself. */
export interface PageFile {
  readonly pageBytes: number;
  readonly pageCount: number;
  /** A page by its number from 1, as the last commit left it; undefined where the file ends before it. */
  page(number: number): Buffer | undefined;
  /** True where the file counts the page as free: its old rows were dropped, and must not come back. */
  isFree(number: number): boolean;
  close(): void;
}

const freePage = 2;

/** The log is always made with this page size; it stands in where the file cannot say its own. */
const usualPageBytes = 8192;
/** So much is read from the disk at a time. */
const readAheadBytes = 4 * 1024 * 1024;

function statedPageBytes(file: number): number {
  const header = Buffer.alloc(100);
  if (readSync(file, header, 0, 100, 0) < 100 || header.toString('latin1', 0, 15) !== 'SQLite format 3') return usualPageBytes;
  const stated = header.readUInt16BE(16);
  const pageBytes = stated === 1 ? 65536 : stated;
  return pageBytes >= 512 && (pageBytes & (pageBytes - 1)) === 0 ? pageBytes : usualPageBytes;
}

/** Opens a database file with what its -wal adds. */
export function openPageFile(path: string): PageFile {
  const wal = statFile(`${path}-wal`) === undefined ? undefined : readWalPages(`${path}-wal`);
  const file = statFile(path) === undefined ? undefined : openSync(path, 'r');
  const pageBytes = wal?.pageBytes ?? (file === undefined ? usualPageBytes : statedPageBytes(file));
  const sizeBytes = file === undefined ? 0 : fstatSync(file).size;
  const ahead = Buffer.alloc(readAheadBytes);
  let aheadFrom = -1;
  let aheadBytes = 0;
  const page = (number: number): Buffer | undefined => {
    const newer = wal?.page(number);
    if (newer !== undefined) return newer;
    const offset = (number - 1) * pageBytes;
    if (file === undefined || number < 1 || offset + pageBytes > sizeBytes) return undefined;
    if (aheadFrom < 0 || offset < aheadFrom || offset + pageBytes > aheadFrom + aheadBytes) {
      aheadFrom = offset;
      aheadBytes = readSync(file, ahead, 0, readAheadBytes, offset);
      if (aheadBytes < pageBytes) return undefined;
    }
    // A copy: what is read ahead next must not change a page that is still in use.
    return Buffer.from(ahead.subarray(offset - aheadFrom, offset - aheadFrom + pageBytes));
  };
  // Pages that say of some 1,600 others what they are for (sqlite.org/fileformat2.html, section 1.8).
  const maps = new Map<number, Buffer | undefined>();
  const mapped = Math.floor(pageBytes / 5) + 1;
  return {
    pageBytes,
    page,
    isFree(number) {
      const map = Math.floor((number - 2) / mapped) * mapped + 2;
      if (number < 3 || map === number) return false;
      if (!maps.has(map)) maps.set(map, page(map));
      return maps.get(map)?.[(number - map - 1) * 5] === freePage;
    },
    pageCount: Math.max(wal?.databasePages ?? 0, Math.ceil(sizeBytes / pageBytes)),
    close() {
      if (file !== undefined) closeSync(file);
    },
  };
}
