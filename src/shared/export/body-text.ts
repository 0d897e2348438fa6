/** So many characters are made of codes at once: a multiple of four, and few enough for a call. */
const unitsAtOnce = 1_024;

/** The text of some character codes. Spread arguments would take ten times as long. */
function textOf(units: Uint8Array | Uint16Array): string {
  return Reflect.apply(String.fromCharCode, undefined, units);
}

/** Bytes as text where they are UTF-8 (RFC 3629, no surrogates, shortest form); a byte order mark is kept. Undefined where they are not. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  const pieces: string[] = [];
  const units = new Uint16Array(unitsAtOnce + 2);
  let length = 0;
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) {
      units[length] = first;
      length += 1;
      at += 1;
    } else {
      const point = pointAt(bytes, at, first);
      if (point === undefined) return undefined;
      at += point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (point < 0x10000) units[length] = point;
      else {
        units[length] = 0xd800 + ((point - 0x10000) >> 10);
        length += 1;
        units[length] = 0xdc00 + (point & 0x3ff);
      }
      length += 1;
    }
    if (length >= unitsAtOnce) {
      pieces.push(textOf(units.subarray(0, length)));
      length = 0;
    }
  }
  return pieces.join('') + textOf(units.subarray(0, length));
}

/** The code point of more than one byte that begins here; undefined where none does. */
function pointAt(bytes: Uint8Array, at: number, first: number): number | undefined {
  const length = first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  if (length === 0 || at + length > bytes.length) return undefined;
  let point = first & (0x7f >> length);
  for (let next = at + 1; next < at + length; next += 1) {
    const byte = bytes[next] ?? 0;
    if ((byte & 0xc0) !== 0x80) return undefined;
    point = (point << 6) | (byte & 0x3f);
  }
  const isShortest = length === 2 || (length === 3 ? point >= 0x800 : point >= 0x10000);
  return isShortest && point <= 0x10ffff && (point < 0xd800 || point >= 0xe000) ? point : undefined;
}

/** A body that an editor or a terminal shows as it is: UTF-8 without control, formatting or unassigned characters but line feed. */
export function plainText(bytes: Uint8Array): string | undefined {
  const text = utf8Text(bytes);
  return text === undefined || /[^\P{C}\n]|\p{Zl}|\p{Zp}/u.test(text) ? undefined : text;
}

const alphabet = Uint8Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', (character) => character.charCodeAt(0));

/** Bytes in base64 with padding (RFC 4648 section 4). */
export function base64Text(bytes: Uint8Array): string {
  const pieces: string[] = [];
  const units = new Uint8Array(unitsAtOnce);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let shift = 18; shift >= 0; shift -= 6) {
      units[length] = alphabet[(three >> shift) & 63] ?? 0;
      length += 1;
    }
    if (length === unitsAtOnce) {
      pieces.push(textOf(units));
      length = 0;
    }
  }
  const text = pieces.join('') + textOf(units.subarray(0, length));
  const padding = (3 - (bytes.length % 3)) % 3;
  return padding === 0 ? text : text.slice(0, -padding) + '='.repeat(padding);
}

/** Bytes as text of one character a byte. */
export function latin1Text(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += unitsAtOnce) pieces.push(textOf(bytes.subarray(at, at + unitsAtOnce)));
  return pieces.join('');
}

/** A text with each of one character (of one UTF-16 unit) twice, as CSV and SQL want quotes. */
export function withDoubled(text: string, character: string): string {
  if (!text.includes(character)) return text;
  const wanted = character.charCodeAt(0);
  const pieces: string[] = [];
  const units = new Uint16Array(unitsAtOnce + 2);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    units[length] = unit;
    length += 1;
    if (unit === wanted) {
      units[length] = unit;
      length += 1;
    }
    if (length >= unitsAtOnce) {
      pieces.push(textOf(units.subarray(0, length)));
      length = 0;
    }
  }
  return pieces.join('') + textOf(units.subarray(0, length));
}
