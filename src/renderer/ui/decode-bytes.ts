/** Bytes read as UTF-8. `invalidBytes` counts those that are no part of a valid character; each stands in `text` as one mark, U+DC80 to U+DCFF. */
export interface DecodedBytes {
  readonly text: string;
  readonly invalidBytes: number;
}

/**
 * Reads bytes as UTF-8 and loses none: a byte that is not valid becomes a lone low surrogate (U+DC00 plus the byte),
 * which no valid UTF-8 can give, so that the view can show it and nothing is silently replaced. A byte order mark is kept.
 */
export function decodeBytes(bytes: Uint8Array): DecodedBytes {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), invalidBytes: 0 };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return decodeWithMarks(bytes);
  }
}

const unitsAtOnce = 8192;

function decodeWithMarks(bytes: Uint8Array): DecodedBytes {
  const units = new Uint16Array(bytes.length);
  let used = 0;
  let invalidBytes = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      units[used++] = 0xdc00 + byteAt(bytes, at);
      invalidBytes += 1;
      at += 1;
      continue;
    }
    const point = pointAt(bytes, at, length);
    if (point > 0xffff) {
      units[used++] = 0xd800 + ((point - 0x10000) >> 10);
      units[used++] = 0xdc00 + ((point - 0x10000) & 0x3ff);
    } else {
      units[used++] = point;
    }
    at += length;
  }
  const parts: string[] = [];
  for (let from = 0; from < used; from += unitsAtOnce) {
    parts.push(String.fromCharCode(...units.subarray(from, Math.min(from + unitsAtOnce, used))));
  }
  return { text: parts.join(''), invalidBytes };
}

/** Length of the valid UTF-8 sequence at `at` (RFC 3629, section 4), or 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = byteAt(bytes, at);
  if (first < 0x80) return 1;
  const second = byteAt(bytes, at + 1);
  if (first >= 0xc2 && first <= 0xdf) return isContinuation(second) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const lowest = first === 0xe0 ? 0xa0 : 0x80;
    const highest = first === 0xed ? 0x9f : 0xbf;
    return second >= lowest && second <= highest && isContinuation(byteAt(bytes, at + 2)) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const lowest = first === 0xf0 ? 0x90 : 0x80;
    const highest = first === 0xf4 ? 0x8f : 0xbf;
    const valid = second >= lowest && second <= highest && isContinuation(byteAt(bytes, at + 2)) && isContinuation(byteAt(bytes, at + 3));
    return valid ? 4 : 0;
  }
  return 0;
}

function pointAt(bytes: Uint8Array, at: number, length: number): number {
  const first = byteAt(bytes, at);
  if (length === 1) return first;
  let point = first & (0xff >> (length + 1));
  for (let index = 1; index < length; index += 1) point = (point << 6) | (byteAt(bytes, at + index) & 0x3f);
  return point;
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}
