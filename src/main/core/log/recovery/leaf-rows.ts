import type { SqlValue } from '../connection';
import type { PageFile } from './page-file';

/** A row as it stands in a leaf page: the columns in order; the column that is the key holds null. */
export interface LeafRow {
  readonly key: number;
  readonly values: readonly SqlValue[];
}

const leafTablePage = 0x0d;

/** Thrown where bytes are not what the file format says; only the row (or page) at hand is given up. */
class Unreadable extends Error {}

function varint(bytes: Buffer, at: number): readonly [value: number, end: number] {
  let value = 0;
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) throw new Unreadable();
    if (index === 8) return [value * 256 + byte, at + 9];
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + index + 1];
  }
  throw new Unreadable();
}

/** The rows of one page; none where it is not a leaf of a table or cannot be read. */
export function rowsOfPage(file: PageFile, number: number): readonly LeafRow[] {
  const page = file.page(number);
  const start = number === 1 ? 100 : 0;
  if (page === undefined || page[start] !== leafTablePage || file.isFree(number)) return [];
  const rows: LeafRow[] = [];
  const cells = page.readUInt16BE(start + 3);
  for (let cell = 0; cell < cells; cell += 1) {
    const pointer = start + 8 + cell * 2;
    if (pointer + 2 > page.length) break;
    try {
      rows.push(rowAt(file, page, page.readUInt16BE(pointer)));
    } catch (error) {
      if (!(error instanceof Unreadable) && !(error instanceof RangeError)) throw error;
    }
  }
  return rows;
}

function rowAt(file: PageFile, page: Buffer, at: number): LeafRow {
  const [payloadBytes, afterSize] = varint(page, at);
  const [key, start] = varint(page, afterSize);
  const usable = file.pageBytes;
  const most = usable - 35;
  if (payloadBytes <= most) {
    if (start + payloadBytes > page.length) throw new Unreadable();
    return { key, values: decodeRecord(page.subarray(start, start + payloadBytes)) };
  }
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const wanted = least + ((payloadBytes - least) % (usable - 4));
  const local = wanted <= most ? wanted : least;
  if (start + local + 4 > page.length || payloadBytes > usable * file.pageCount) throw new Unreadable();
  const parts: Buffer[] = [page.subarray(start, start + local)];
  let left = payloadBytes - local;
  let next = page.readUInt32BE(start + local);
  while (left > 0) {
    const overflow = next === 0 ? undefined : file.page(next);
    if (overflow === undefined) throw new Unreadable();
    const part = overflow.subarray(4, 4 + Math.min(left, usable - 4));
    parts.push(part);
    left -= part.length;
    next = overflow.readUInt32BE(0);
  }
  return { key, values: decodeRecord(Buffer.concat(parts)) };
}

function decodeRecord(record: Buffer): readonly SqlValue[] {
  const [headerBytes, first] = varint(record, 0);
  if (headerBytes > record.length) throw new Unreadable();
  const values: SqlValue[] = [];
  let at = headerBytes;
  for (let header = first; header < headerBytes; ) {
    const [type, end] = varint(record, header);
    header = end;
    const size = sizeOf(type);
    if (at + size > record.length) throw new Unreadable();
    values.push(valueOf(record, type, at, size));
    at += size;
  }
  return values;
}

function sizeOf(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  if (type === 10 || type === 11) throw new Unreadable();
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][type] ?? 0;
}

function valueOf(record: Buffer, type: number, at: number, size: number): SqlValue {
  if (type === 0) return null;
  if (type === 8 || type === 9) return type - 8;
  if (type === 7) return record.readDoubleBE(at);
  if (type === 6) return Number(record.readBigInt64BE(at));
  if (type <= 5) return record.readIntBE(at, size);
  const bytes = record.subarray(at, at + size);
  return type % 2 === 0 ? bytes : bytes.toString('utf8');
}
