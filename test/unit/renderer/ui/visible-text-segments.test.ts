import { describe, expect, it } from 'vitest';
import { visibleSegments, visibleString } from '../../../../src/renderer/ui/visible-text-segments';

describe('visibleSegments', () => {
  it('leaves a plain text, its tabs and line feeds as one piece', () => {
    expect(visibleSegments('claim\t4211\nöffnen 🚗')).toEqual([{ kind: 'text', text: 'claim\t4211\nöffnen 🚗' }]);
  });

  it.each([
    ['\u202E', 'U+202E', 'right-to-left override'],
    ['\u200B', 'U+200B', 'zero-width space'],
    ['\u0000', 'NUL', 'null'],
    ['\r', 'CR', 'carriage return'],
    ['\u0085', 'U+0085', 'hidden character'],
    ['\u{E0041}', 'U+E0041', 'hidden character'],
    ['\uFEFF', 'U+FEFF', 'byte order mark'],
    ['\uDCFF', '\\xFF', 'byte that is not UTF-8'],
    ['\uD83D', 'U+D83D', 'half of a character'],
  ])('gives %j a token that can be seen', (text, token, name) => {
    expect(visibleSegments(`a${text}b`)).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'hidden', text, token, name },
      { kind: 'text', text: 'b' },
    ]);
  });

  it('loses nothing: its pieces joined are the text that was given', () => {
    const text = 'pay\u202Egnp.exe\u2066x\u2069\u0007\u200D end\uDC80';
    expect(visibleSegments(text).map((segment) => segment.text).join('')).toBe(text);
  });

  it('names the tokens inside a label', () => {
    expect(visibleString('a\u200Bb')).toBe('a[U+200B]b');
  });
});

it('selectors of variants, which are not seen and can carry a second text, have tokens', () => {
  expect(visibleString('a\ufe0f\u{e0101}\u180fb')).toBe('a[U+FE0F][U+E0101][U+180F]b');
});
