/** Characters that make up words: letters, digits and the marks on them. Everything else, `_` and `-` included, stands between words. */
const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;
const wordCharacter = /[\p{L}\p{N}\p{M}]/u;

/** True where the character at this place of the text is part of a word. Outside of the text there is none. */
export function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
  if (Number.isNaN(code)) return false;
  // The second half of a pair is looked at with its first.
  const start = code >= 0xdc00 && code <= 0xdfff && at > 0 ? at - 1 : at;
  return wordCharacter.test(String.fromCodePoint(text.codePointAt(start) ?? code));
}

/** The words of a text, in order, repeats included. The text should have its final case. */
export function wordsOf(text: string): readonly string[] {
  return text.match(wordPattern) ?? [];
}
