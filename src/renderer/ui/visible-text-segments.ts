/** A piece of a text: shown as it is, or a character that would not be seen, with what to show in its place. */
export type TextSegment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'hidden'; readonly text: string; readonly token: string; readonly name: string };

/** What changes a text without being seen, as ranges of code points. Tab and line feed are left out: their effect is seen. */
const hiddenRanges: readonly (readonly [from: number, to: number])[] = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  // Soft hyphen, joiners and letter marks.
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  // Fillers that are drawn as nothing.
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x3164, 0x3164],
  [0xffa0, 0xffa0],
  // Zero-width characters, direction marks, separators.
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  // Variation selectors, which can carry a second text too.
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0x1d173, 0x1d17a],
  // Tags, which can carry a second text.
  [0xe0000, 0xe0fff],
  // Halves of surrogate pairs, and bytes marked by decodeBytes.
  [0xd800, 0xdfff],
];

const hiddenCharacter = new RegExp(`[${hiddenRanges.map(([from, to]) => `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`).join('')}]`, 'gu');

const names = new Map<number, string>([
  [0x00, 'null'],
  [0x07, 'bell'],
  [0x08, 'backspace'],
  [0x0b, 'vertical tab'],
  [0x0c, 'form feed'],
  [0x0d, 'carriage return'],
  [0x1b, 'escape'],
  [0x7f, 'delete'],
  [0xad, 'soft hyphen'],
  [0x61c, 'Arabic letter mark'],
  [0x200b, 'zero-width space'],
  [0x200c, 'zero-width non-joiner'],
  [0x200d, 'zero-width joiner'],
  [0x200e, 'left-to-right mark'],
  [0x200f, 'right-to-left mark'],
  [0x2028, 'line separator'],
  [0x2029, 'paragraph separator'],
  [0x202a, 'left-to-right embedding'],
  [0x202b, 'right-to-left embedding'],
  [0x202c, 'end of direction'],
  [0x202d, 'left-to-right override'],
  [0x202e, 'right-to-left override'],
  [0x2060, 'word joiner'],
  [0x2066, 'left-to-right isolate'],
  [0x2067, 'right-to-left isolate'],
  [0x2068, 'first strong isolate'],
  [0x2069, 'end of isolate'],
  [0xfeff, 'byte order mark'],
]);

/** Controls that people know by their letters. */
const shortTokens = new Map<number, string>([
  [0x00, 'NUL'],
  [0x0d, 'CR'],
  [0x1b, 'ESC'],
]);

/**
 * Splits a text so that every character which cannot be seen, or which turns the reading direction, gets a visible token.
 * The `text` of all segments joined is the text that was given. Bytes marked by `decodeBytes` become `\xNN`.
 */
export function visibleSegments(text: string): readonly TextSegment[] {
  const segments: TextSegment[] = [];
  let from = 0;
  for (const match of text.matchAll(hiddenCharacter)) {
    if (match.index > from) segments.push({ kind: 'text', text: text.slice(from, match.index) });
    segments.push(hiddenSegment(match[0]));
    from = match.index + match[0].length;
  }
  if (from < text.length) segments.push({ kind: 'text', text: text.slice(from) });
  return segments;
}

/** How much of a text can be shown with at most so many tokens, in UTF-16 units: a text of hidden characters alone costs far more to lay out than letters do. */
export function visibleLength(text: string, mostTokens: number): number {
  let tokens = 0;
  for (const match of text.matchAll(hiddenCharacter)) {
    tokens += 1;
    if (tokens > mostTokens) return match.index;
  }
  return text.length;
}

/** The text with every hidden character replaced by its token: for labels and tooltips, never for copying. */
export function visibleString(text: string): string {
  return visibleSegments(text)
    .map((segment) => (segment.kind === 'text' ? segment.text : `[${segment.token}]`))
    .join('');
}

function hiddenSegment(text: string): TextSegment {
  const point = text.codePointAt(0) ?? 0;
  if (point >= 0xdc80 && point <= 0xdcff) {
    return { kind: 'hidden', text, token: `\\x${hex(point - 0xdc00, 2)}`, name: 'byte that is not UTF-8' };
  }
  if (point >= 0xd800 && point <= 0xdfff) {
    return { kind: 'hidden', text, token: `U+${hex(point, 4)}`, name: 'half of a character' };
  }
  return { kind: 'hidden', text, token: shortTokens.get(point) ?? `U+${hex(point, 4)}`, name: names.get(point) ?? 'hidden character' };
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}
