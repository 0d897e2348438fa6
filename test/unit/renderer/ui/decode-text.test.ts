import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseCharset, decodeTextInSteps, type DecodedText } from '../../../../src/renderer/ui/decode-text';
import { decodeBytes } from '../../../../src/renderer/ui/decode-bytes';
import { findInText } from '../../../../src/renderer/ui/find-in-text';
import { runToEnd } from '../../../../src/shared/json/run-to-end';

const read = (bytes: Uint8Array, declared?: string): DecodedText => runToEnd(decodeTextInSteps(bytes, chooseCharset(bytes, declared)));
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each([
  ['UTF-8 without a word on it', new TextEncoder().encode('naïve'), undefined, { text: 'naïve', charset: 'UTF-8', source: 'guessed', invalidBytes: 0 }],
  ['declared latin1', latin1('na\xefve'), 'ISO-8859-1', { text: 'naïve', charset: 'windows-1252', source: 'declared', invalidBytes: 0 }],
  ['declared Shift_JIS', Uint8Array.of(0x83, 0x65), 'shift_jis', { text: 'テ', charset: 'shift_jis', source: 'declared', invalidBytes: 0 }],
  ['an XML declaration', latin1('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xef</a>'), undefined, { text: '<?xml version="1.0" encoding="ISO-8859-1"?><a>ï</a>', charset: 'windows-1252', source: 'inside', invalidBytes: 0 }],
  ['an XML declaration against what was declared', latin1('<?xml version="1.0" encoding="utf-8"?>\xef'), 'latin1', { text: '<?xml version="1.0" encoding="utf-8"?>ï', charset: 'windows-1252', source: 'declared', invalidBytes: 0 }],
  ['an XML declaration that cannot be', latin1('<?xml encoding="x"?><?xml version="1.0" encoding="utf-16"?>'), undefined, { text: '<?xml encoding="x"?><?xml version="1.0" encoding="utf-16"?>', charset: 'UTF-8', source: 'guessed', invalidBytes: 0 }],
  ['a mark against what was declared', Uint8Array.of(0xff, 0xfe, 0x41, 0x00), 'utf-8', { text: '\ufeffA', charset: 'UTF-16LE', source: 'mark', invalidBytes: 0 }],
  ['a charset that is none', latin1('a'), 'klingon', { text: 'a', charset: 'UTF-8', source: 'guessed', invalidBytes: 0, unknown: 'klingon' }],
  ['latin1 bytes that say nothing', latin1('na\xefve'), undefined, { text: 'na\udcefve', charset: 'UTF-8', source: 'guessed', invalidBytes: 1 }],
  ['half a UTF-16 unit', Uint8Array.of(0x41, 0x00, 0x42), 'utf-16le', { text: 'A\ufffd', charset: 'UTF-16LE', source: 'declared', invalidBytes: 1 }],
])('%s', (_name, bytes, declared, expected) => {
  expect(read(bytes, declared)).toEqual(expected);
});

test('pieces are cut between characters, never in one', () => {
  const pieceBytes = 256 * 1024;
  for (const shift of [0, 1, 2, 3]) {
    const text = `${'a'.repeat(pieceBytes - shift)}\u{1F600}é\u20AC${'b'.repeat(10)}`;
    expect(read(new TextEncoder().encode(text))).toMatchObject({ text, invalidBytes: 0 });
  }
});

test('of any bytes the pieces together are what the whole is', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    const pieceBytes = 256 * 1024;
    const padded = new Uint8Array(pieceBytes + bytes.length - Math.min(bytes.length, 7)).fill(0x61);
    padded.set(bytes, padded.length - bytes.length);
    const { text, invalidBytes } = read(padded);
    const whole = decodeBytes(padded);
    const declaredByMark = chooseCharset(padded, undefined).source === 'mark';
    if (!declaredByMark) expect(invalidBytes === whole.invalidBytes && text === whole.text).toBe(true);
  }), { numRuns: 20 });
});

test('words across two stretches are found once', () => {
  const stretch = 1024 * 1024;
  const text = `${'x'.repeat(stretch - 3)}needle${'y'.repeat(stretch)}NEEDLE`;
  expect(findInText(text, 'needle')).toEqual([{ start: stretch - 3, end: stretch + 3 }, { start: 2 * stretch + 3, end: 2 * stretch + 9 }]);
});
