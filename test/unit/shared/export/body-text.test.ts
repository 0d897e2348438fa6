import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64Text, latin1Text, utf8Text, withDoubled } from '../../../../src/shared/export/body-text';

const fatal = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return fatal.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** Bytes that come near to being UTF-8: every border of a sequence, whole texts, and texts cut through. */
const nearText = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.array(fc.constantFrom(0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff, 0xbb), { maxLength: 12 }).map((list) => Uint8Array.from(list)),
  fc.string({ unit: 'binary', maxLength: 40 }).map(bytesOf),
  fc.tuple(fc.string({ unit: 'binary', maxLength: 20 }), fc.nat(80)).map(([text, end]) => bytesOf(text).subarray(0, end)),
);

test('bytes are text exactly where a strict decoder says so', () => {
  fc.assert(fc.property(nearText, (bytes) => {
      expect(utf8Text(bytes)).toBe(decoded(bytes));
    }), { numRuns: 2_000 });
});

test('text over the border of a piece stays whole', () => {
  for (const character of ['a', 'é', '€', '😀']) {
    for (let before = 1_018; before < 1_030; before += 1) {
      const text = 'x'.repeat(before) + character.repeat(9_000);
      expect(utf8Text(bytesOf(text)) === text, `${character} after ${before}`).toBe(true);
    }
  }
});

test('base64 is what the standard says, at every length about a piece', () => {
  for (const length of [0, 1, 2, 3, 766, 767, 768, 769, 770, 20_000]) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 151) % 256);
    expect(base64Text(bytes), String(length)).toBe(Buffer.from(bytes).toString('base64'));
  }
});

test('one character a byte, whatever the length', () => {
  const bytes = Uint8Array.from({ length: 5_000 }, (_, index) => index % 256);
  expect(latin1Text(bytes)).toBe(Buffer.from(bytes).toString('latin1'));
});

test('a character is doubled wherever it stands', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', 'a', '\ud800', '😀'), maxLength: 3_000, size: 'max' }), (text) => {
      expect(withDoubled(text, '"')).toBe(text.replaceAll('"', '""'));
    }),
    { numRuns: 50 },
  );
});
