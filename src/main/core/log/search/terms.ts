import { foldCase } from '../../../../shared/query/text-pattern';

/**
 * The words of the full-text index. Each begins with the letter of its kind; what follows is spelled so that the tokenizer takes it as one word,
 * and so that texts that begin alike have words that begin alike.
 */
export const termKind = {
  word: 'w',
  event: 'e',
  source: 's',
  method: 'm',
  path: 'p',
  endpoint: 'o',
  status: 'c',
  failure: 'f',
  attempts: 'a',
  check: 'k',
  /** Of a captured request that is not complete. Those of deliveries change, and are not in the index. */
  state: 't',
  id: 'i',
  /** Name, then value. */
  header: 'h',
  /** Path, then value: strings, true, false and null; and numbers apart from them. */
  bodyText: 'b',
  bodyNumber: 'n',
} as const;

export type TermKind = (typeof termKind)[keyof typeof termKind];

/** Stands between a name or path and its value. */
export const valueMark = '\u0180';
/** Stands between the names of a path. */
export const stepMark = '\u0181';
/** In the place of a value that is not in the index: it is too long, or so rare that its words find it as well. */
export const otherValue = '\u0182';
/** In the place of the value of an empty object or array. */
export const emptyValue = '\u0183';
/** Comes after every word that begins with what stands before it. */
export const afterAll = '\u{10ffff}';

const plain = /^[a-z0-9]*$/;
const escape = 0x1ff;
const shift = 0x100;

/** Spells a text so that it is one word for the tokenizer: ASCII other than small letters and digits stands above it, and what would be taken for that is escaped. */
export function spelled(text: string): string {
  if (plain.test(text)) return text;
  let word = '';
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) word += text[at];
    else if (code < 0x80) word += String.fromCharCode(code + shift);
    else if (code >= shift && code <= escape) word += String.fromCharCode(escape, code + shift);
    else word += text[at];
  }
  return word;
}

/** The text that was spelled. */
export function unspelled(word: string): string {
  if (plain.test(word)) return word;
  let text = '';
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    if (code === escape) {
      at += 1;
      text += String.fromCharCode(word.charCodeAt(at) - shift);
    } else if (code >= shift && code < shift + 0x80) text += String.fromCharCode(code - shift);
    else text += word[at];
  }
  return text;
}

const longestWord = 40;

/** The word of the index for a word of a text. `cut` says that other words have the same. */
export function wordTerm(word: string): { readonly term: string; readonly cut: boolean } {
  return { term: termKind.word + word.slice(0, longestWord), cut: word.length >= longestWord };
}

const shortValue = 12;
const longestValue = 40;
const longestId = 80;
const halfPair = /\p{Surrogate}/u;

/** Whether the index holds a value as a whole: long ones with digits are mostly ids and times, each of which would be a word of its own. */
export function isHeldValue(value: string): boolean {
  return (value.length <= shortValue || (value.length <= longestValue && !/[0-9]/.test(value))) && !halfPair.test(value);
}

/** The word for a value of a kind, after its name or path (spelled already) where it has one. Without case of ASCII letters. */
export function valueTerm(kind: TermKind, name: string, value: string): string {
  return `${kind}${name}${valueMark}${isHeldValue(value) ? spelled(foldCase(value)) : otherValue}`;
}

/** The word for an id, which is held whatever it looks like. */
export function idTerm(id: string): string {
  return `${termKind.id}${valueMark}${id.length <= longestId ? spelled(foldCase(id)) : otherValue}`;
}

/** The name of a header as it stands in words. */
export function headerName(name: string): string {
  return spelled(name.toLowerCase());
}

/** The path of a value as it stands in words. */
export function pathName(names: readonly string[]): string {
  return names.map(spelled).join(stepMark);
}
