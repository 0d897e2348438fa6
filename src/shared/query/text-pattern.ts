import type { TextPattern } from './query';

/** ASCII letters in lower case, every other character as it is: how queries fold case. */
export function foldCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** A test for whole values, without regard to the case of ASCII letters. Takes time in proportion to the text. */
export function textMatcher({ pieces }: TextPattern): (value: string) => boolean {
  const wanted = pieces.map(foldCase);
  const [first = ''] = wanted;
  const last = wanted.at(-1) ?? '';
  if (wanted.length <= 1) return (value) => value.length === first.length && foldCase(value) === first;
  const inner = wanted.slice(1, -1);
  const shortest = first.length + last.length;
  return (given) => {
    const value = foldCase(given);
    if (value.length < shortest || !value.startsWith(first) || !value.endsWith(last)) return false;
    const end = value.length - last.length;
    let at = first.length;
    for (const piece of inner) {
      const found = value.indexOf(piece, at);
      if (found < 0 || found + piece.length > end) return false;
      at = found + piece.length;
    }
    return true;
  };
}
