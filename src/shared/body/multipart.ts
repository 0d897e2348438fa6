import { headerValue, type HeaderPair } from '../model/header';
import { parameterOf, readMediaType } from './media-type';

/** One part of a multipart body, as places in its bytes: `bytes.subarray(bodyStart, bodyEnd)` is its content, byte for byte. */
export interface MultipartPart {
  /** Where its first header line begins. */
  readonly start: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** Its header lines in order, latin1 (one character a byte). */
  readonly headers: readonly HeaderPair[];
  /** From Content-Disposition, latin1 as it was sent; absent where there is none. */
  readonly name?: string;
  readonly fileName?: string;
}

/** The parts of a body; `problem` says, in one plain sentence, what was wrong with it where something was. */
export interface Multipart {
  readonly parts: readonly MultipartPart[];
  readonly problem?: string;
}

const carriageReturn = 0x0d;
const lineFeed = 0x0a;
const dash = 0x2d;
const longestHeadBytes = 64 * 1024;

/**
 * Reads a multipart body (RFC 2046 section 5.1) into places in its bytes: nothing is copied, decoded or trimmed. Lines may end in LF alone.
 * What stands before the first boundary and after the last is no part. Reads at most `limit` parts. Never throws.
 */
export function parseMultipart(bytes: Uint8Array, boundary: string, limit: number): Multipart {
  const parts: MultipartPart[] = [];
  const marker = latin1Bytes(`--${boundary}`);
  let line = nextBoundary(bytes, marker, 0);
  if (line === undefined) return { parts, problem: 'The boundary that Content-Type names is not in the body.' };
  while (!line.last) {
    if (parts.length === limit) return { parts, problem: `Only the first ${limit} parts are shown.` };
    const next = nextBoundary(bytes, marker, line.end);
    parts.push(partIn(bytes, line.end, next === undefined ? bytes.length : contentEnd(bytes, line.end, next.start)));
    if (next === undefined) return { parts, problem: 'The body ends before its last boundary, so the last part may not be all.' };
    line = next;
  }
  return { parts };
}

interface BoundaryLine {
  readonly start: number;
  /** Past its line break. */
  readonly end: number;
  /** It closes the body. */
  readonly last: boolean;
}

/** The next line that is the boundary, with or without the two dashes that close the body, and maybe white space. */
function nextBoundary(bytes: Uint8Array, marker: Uint8Array, from: number): BoundaryLine | undefined {
  for (let start = bytes.indexOf(dash, from); start !== -1; start = bytes.indexOf(dash, start + 1)) {
    if ((start > 0 && bytes[start - 1] !== lineFeed) || !startsWith(bytes, marker, start)) continue;
    let at = start + marker.length;
    const last = bytes[at] === dash && bytes[at + 1] === dash;
    if (last) at += 2;
    while (bytes[at] === 0x20 || bytes[at] === 0x09) at += 1;
    if (bytes[at] === carriageReturn && bytes[at + 1] === lineFeed) return { start, end: at + 2, last };
    if (bytes[at] === lineFeed) return { start, end: at + 1, last };
    if (at >= bytes.length) return { start, end: at, last };
  }
  return undefined;
}

/** The line break before a boundary belongs to the boundary. */
function contentEnd(bytes: Uint8Array, from: number, boundaryStart: number): number {
  if (boundaryStart <= from) return from;
  const end = boundaryStart - 1;
  return end > from && bytes[end - 1] === carriageReturn ? end - 1 : end;
}

function partIn(bytes: Uint8Array, start: number, end: number): MultipartPart {
  const headers: [string, string][] = [];
  let at = start;
  while (at < end && at - start < longestHeadBytes) {
    const found = bytes.subarray(at, end).indexOf(lineFeed);
    const lineEnd = found === -1 ? end : at + found;
    const text = latin1Text(bytes.subarray(at, lineEnd > at && bytes[lineEnd - 1] === carriageReturn ? lineEnd - 1 : lineEnd));
    at = Math.min(end, lineEnd + 1);
    if (text === '') return partOf(start, at, end, headers);
    const colon = text.indexOf(':');
    const last = headers.at(-1);
    if (/^[ \t]/.test(text) && last !== undefined) last[1] += ` ${text.trim()}`;
    else headers.push(colon === -1 ? [text, ''] : [text.slice(0, colon).trim(), text.slice(colon + 1).trim()]);
  }
  return partOf(start, at, end, headers);
}

function partOf(start: number, bodyStart: number, bodyEnd: number, headers: readonly HeaderPair[]): MultipartPart {
  const disposition = readMediaType(headerValue(headers, 'content-disposition'));
  const name = parameterOf(disposition, 'name');
  const fileName = parameterOf(disposition, 'filename') ?? extendedValue(parameterOf(disposition, 'filename*'));
  return { start, bodyStart, bodyEnd, headers, ...(name === undefined ? {} : { name }), ...(fileName === undefined ? {} : { fileName }) };
}

/** A value of RFC 8187, such as `UTF-8''na%C3%AFve.txt`, as latin1 text of its bytes. */
function extendedValue(value: string | undefined): string | undefined {
  const encoded = value === undefined ? undefined : /^[^']*'[^']*'(.*)$/s.exec(value)?.[1];
  return encoded?.replace(/%([0-9A-Fa-f]{2})/g, (_whole, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

function startsWith(bytes: Uint8Array, marker: Uint8Array, at: number): boolean {
  for (let index = 0; index < marker.length; index += 1) if (bytes[at + index] !== marker[index]) return false;
  return true;
}

function latin1Bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
}

function latin1Text(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
}
