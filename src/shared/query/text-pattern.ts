import type { TextPattern } from './query';

/** ASCII letters in lower case, every other character as it is: how queries fold case. */
export function foldCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** True where the whole of the text is like the pattern, without regard to the case of ASCII letters. Takes time in proportion to the text. */
export function matchesPattern(pattern: TextPattern, text: string): boolean {
  const pieces = pattern.pieces.map(foldCase);
  const folded = foldCase(text);
  const first = pieces[0] ?? '';
  if (pieces.length <= 1) return folded === first;
  const last = pieces.at(-1) ?? '';
  if (folded.length < first.length + last.length || !folded.startsWith(first) || !folded.endsWith(last)) return false;
  const end = folded.length - last.length;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = folded.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}
