import { foldedText } from './folded-text';
import { isWordAt } from './word-tokens';

/** Words to look for: without case, and whether the last of them may go on. */
export interface WantedWords {
  readonly text: string;
  readonly open: boolean;
}

/** What a condition on words looks for. Without quotes a `*` at its end leaves the ending open. */
export function wantedWords(text: string, phrase: boolean): WantedWords {
  const open = !phrase && text.length > 1 && text.endsWith('*');
  return { text: foldedText(open ? text.slice(0, -1) : text), open };
}

/** A test for texts without case (`foldedText`): true where the wanted text stands in it and no word is cut at its ends. */
export function wordsMatcher({ text: wanted, open }: WantedWords): (haystack: string) => boolean {
  const startsInWord = isWordAt(wanted, 0);
  const endsInWord = !open && isWordAt(wanted, wanted.length - 1);
  return (haystack) => {
    for (let at = haystack.indexOf(wanted); at >= 0; at = haystack.indexOf(wanted, at + 1)) {
      if (startsInWord && isWordAt(haystack, at - 1)) continue;
      if (endsInWord && isWordAt(haystack, at + wanted.length)) continue;
      return true;
    }
    return false;
  };
}
