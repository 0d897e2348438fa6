/** One field of a form. `bytes.subarray(start, end)` is the field as it was sent; name and value are decoded bytes. */
export interface FormField {
  readonly start: number;
  readonly end: number;
  readonly name: Uint8Array;
  /** Empty where there is no equals sign. */
  readonly value: Uint8Array;
}

/** The fields of a form body in order, repeats included; `more` is true where there are further ones past the limit. */
export interface FormFields {
  readonly fields: readonly FormField[];
  readonly more: boolean;
}

const ampersand = 0x26;
const equals = 0x3d;
const percent = 0x25;
const plus = 0x2b;
const space = 0x20;

/**
 * Reads an `application/x-www-form-urlencoded` body (WHATWG URL standard): fields between ampersands, a plus sign is a space, `%XX` is a byte;
 * a percent sign that begins no such byte stands for itself. Reads at most `limit` fields. Never throws.
 */
export function parseFormFields(bytes: Uint8Array, limit: number): FormFields {
  const fields: FormField[] = [];
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(ampersand, start);
    const end = found === -1 ? bytes.length : found;
    if (end > start) {
      if (fields.length === limit) return { fields, more: true };
      const sign = bytes.subarray(start, end).indexOf(equals);
      const nameEnd = sign === -1 ? end : start + sign;
      fields.push({ start, end, name: decoded(bytes.subarray(start, nameEnd)), value: decoded(bytes.subarray(Math.min(nameEnd + 1, end), end)) });
    }
    start = end + 1;
  }
  return { fields, more: false };
}

function decoded(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(plus) && !bytes.includes(percent)) return bytes;
  const out = new Uint8Array(bytes.length);
  let used = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const high = byte === percent ? hexDigit(bytes[at + 1]) : undefined;
    const low = high === undefined ? undefined : hexDigit(bytes[at + 2]);
    if (high !== undefined && low !== undefined) {
      out[used++] = high * 16 + low;
      at += 2;
    } else {
      out[used++] = byte === plus ? space : byte;
    }
  }
  return out.subarray(0, used);
}

function hexDigit(byte: number | undefined): number | undefined {
  if (byte === undefined) return undefined;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : undefined;
}
