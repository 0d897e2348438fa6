/** Places of a text that a query's words were found at, as [from, to) in order and apart. */
export type Ranges = readonly (readonly [from: number, to: number])[];

/** How well a text answers a query: where, and a score by which better ones come first. */
export interface Match {
  readonly ranges: Ranges;
  readonly score: number;
}

/** Finds every word of the query in the text, in any order and without regard to case; undefined where one is missing. An empty query is found everywhere. */
export function matchText(text: string, query: string): Match | undefined {
  const haystack = text.toLowerCase();
  const found: [number, number][] = [];
  let score = 0;
  for (const word of query.toLowerCase().split(/\s+/).filter((part) => part !== '')) {
    const from = bestPlace(haystack, word);
    if (from === -1) return undefined;
    found.push([from, from + word.length]);
    score += startsWord(haystack, from) ? 2 : 1;
    if (from === 0) score += 1;
  }
  return { ranges: joined(found), score };
}

/** Where a word stands best: at the beginning of one of the text's words, or else where it comes first. */
function bestPlace(haystack: string, word: string): number {
  for (let at = haystack.indexOf(word); at !== -1; at = haystack.indexOf(word, at + 1)) {
    if (startsWord(haystack, at)) return at;
  }
  return haystack.indexOf(word);
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}

function joined(ranges: [number, number][]): Ranges {
  const merged: [number, number][] = [];
  for (const [from, to] of ranges.toSorted((one, other) => one[0] - other[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
