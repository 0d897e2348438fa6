import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../../../src/renderer/ui/decode-bytes';

/** Puts marked bytes back, so that a test can compare all of them. */
function encode(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point >= 0xdc80 && point <= 0xdcff) bytes.push(point - 0xdc00);
    else bytes.push(...new TextEncoder().encode(character));
  }
  return Uint8Array.from(bytes);
}

describe('decodeBytes', () => {
  it('reads UTF-8 and keeps a byte order mark', () => {
    expect(decodeBytes(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d))).toEqual({ text: '\uFEFF{}', invalidBytes: 0 });
  });

  it.each([
    ['a lone continuation', [0x61, 0x80, 0x62], 1],
    ['an overlong slash', [0xc0, 0xaf], 2],
    ['a surrogate', [0xed, 0xa0, 0x80], 3],
    ['a character cut at the end', [0xf0, 0x9f, 0x9a], 3],
    ['beyond the last character', [0xf5, 0x80, 0x80, 0x80], 4],
  ])('marks %s byte by byte', (_what, bytes, invalidBytes) => {
    const decoded = decodeBytes(Uint8Array.from(bytes));
    expect(decoded.invalidBytes).toBe(invalidBytes);
    expect([...encode(decoded.text)]).toEqual(bytes);
  });

  it('keeps good characters of every length beside a bad byte', () => {
    const good = 'aé€🚗';
    const decoded = decodeBytes(Uint8Array.from([...new TextEncoder().encode(good), 0xff]));
    expect(decoded).toEqual({ text: `${good}\uDCFF`, invalidBytes: 1 });
  });

  it('loses no byte of 20,000 that come in no order', () => {
    let seed = 7;
    const bytes = Uint8Array.from({ length: 20_000 }, () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) >> 16);
    expect(encode(decodeBytes(bytes).text)).toEqual(bytes);
  });
});
