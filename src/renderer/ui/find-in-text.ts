import { runToEnd } from '../../shared/json/run-to-end';

/** A stretch of a text, as offsets in UTF-16 units. */
export interface TextPlace {
  readonly start: number;
  readonly end: number;
}

const mostPlaces = 1000;
const charactersAtOnce = 1024 * 1024;

/** Where the words stand in the text, without case, in order and without overlap; at most 1,000. */
export function findInText(text: string, words: string): readonly TextPlace[] {
  return runToEnd(findInTextInSteps(text, words));
}

/** The same, pausing now and then. */
export function* findInTextInSteps(text: string, words: string): Generator<void, readonly TextPlace[]> {
  const places: TextPlace[] = [];
  if (words === '') return places;
  const wanted = wordsPattern(words);
  for (let from = 0; from < text.length; ) {
    const until = Math.min(text.length, from + charactersAtOnce);
    // A place may begin in this stretch and end in the next.
    const stretch = from === 0 && until === text.length ? text : text.slice(from, Math.min(text.length, until + words.length * 2));
    let next = until;
    for (const match of stretch.matchAll(wanted)) {
      const start = from + match.index;
      if (start >= until) break;
      places.push({ start, end: start + match[0].length });
      if (places.length === mostPlaces) return places;
      next = Math.max(until, start + match[0].length);
    }
    from = next;
    yield;
  }
  return places;
}

/** The words as a pattern that takes no notice of case. */
export function wordsPattern(words: string): RegExp {
  return new RegExp(words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'giu');
}
