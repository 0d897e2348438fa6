import { readFileSync } from 'node:fs';

/** The committed pages in a write-ahead log: where each one's newest bytes are, and how many pages the database has after the last commit. */
export interface WalPages {
  readonly pageBytes: number;
  readonly databasePages: number;
  page(number: number): Buffer | undefined;
}

const headerBytes = 32;
const frameHeaderBytes = 24;
const magic = 0x377f0682;

/** The running checksum of the format (sqlite.org/fileformat2.html#checksum_algorithm). */
function checksum(bytes: Buffer, from: number, to: number, bigEndian: boolean, start: readonly [number, number]): [number, number] {
  let [one, two] = start;
  for (let at = from; at < to; at += 8) {
    const first = bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const second = bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    one = (one + first + two) >>> 0;
    two = (two + second + one) >>> 0;
  }
  return [one, two];
}

/**
 * Reads a -wal file. Only frames with true checksums count, up to the last commit among them, exactly as SQLite would take them.
 * Undefined where there is none to use.
 */
export function readWalPages(path: string): WalPages | undefined {
  const bytes = readFileSync(path);
  if (bytes.length < headerBytes || (bytes.readUInt32BE(0) & ~1) >>> 0 !== magic) return undefined;
  const bigEndian = (bytes.readUInt32BE(0) & 1) === 1;
  const pageBytes = bytes.readUInt32BE(8);
  let sum = checksum(bytes, 0, 24, bigEndian, [0, 0]);
  if (pageBytes < 512 || pageBytes > 65536 || sum[0] !== bytes.readUInt32BE(24) || sum[1] !== bytes.readUInt32BE(28)) return undefined;
  const committed = new Map<number, number>();
  let uncommitted = new Map<number, number>();
  let databasePages = 0;
  for (let at = headerBytes; at + frameHeaderBytes + pageBytes <= bytes.length; at += frameHeaderBytes + pageBytes) {
    if (bytes.readUInt32BE(at + 8) !== bytes.readUInt32BE(16) || bytes.readUInt32BE(at + 12) !== bytes.readUInt32BE(20)) break;
    sum = checksum(bytes, at, at + 8, bigEndian, sum);
    sum = checksum(bytes, at + frameHeaderBytes, at + frameHeaderBytes + pageBytes, bigEndian, sum);
    if (sum[0] !== bytes.readUInt32BE(at + 16) || sum[1] !== bytes.readUInt32BE(at + 20)) break;
    uncommitted.set(bytes.readUInt32BE(at), at + frameHeaderBytes);
    const size = bytes.readUInt32BE(at + 4);
    if (size === 0) continue;
    for (const [page, offset] of uncommitted) committed.set(page, offset);
    uncommitted = new Map();
    databasePages = size;
  }
  if (databasePages === 0) return undefined;
  return {
    pageBytes,
    databasePages,
    page(number) {
      const offset = committed.get(number);
      return offset === undefined ? undefined : bytes.subarray(offset, offset + pageBytes);
    },
  };
}
