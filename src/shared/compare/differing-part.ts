import { placeBetween } from './cut-text';

/** The part of each of two texts that is not the same, as [from, to) in UTF-16 units: empty where only the other has more. */
export interface DifferingPart {
  readonly a: readonly [from: number, to: number];
  readonly b: readonly [from: number, to: number];
}

const words = /[\p{L}\p{M}]+|[^]/gu;
/** Longer texts are not taken apart into words. */
const mostUnits = 20_000;

/** What differs between two texts: words are taken whole, digits and signs one by one. */
export function differingPart(a: string, b: string): DifferingPart {
  if (a.length > mostUnits || b.length > mostUnits) return byUnits(a, b);
  const aWords = a.match(words) ?? [];
  const bWords = b.match(words) ?? [];
  let start = 0;
  let from = 0;
  while (start < aWords.length && start < bWords.length && aWords[start] === bWords[start]) {
    from += aWords[start]?.length ?? 0;
    start += 1;
  }
  let end = 0;
  let aTo = a.length;
  let bTo = b.length;
  while (end < aWords.length - start && end < bWords.length - start && aWords[aWords.length - 1 - end] === bWords[bWords.length - 1 - end]) {
    const length = aWords[aWords.length - 1 - end]?.length ?? 0;
    aTo -= length;
    bTo -= length;
    end += 1;
  }
  return { a: [from, aTo], b: [from, bTo] };
}

function byUnits(a: string, b: string): DifferingPart {
  let from = 0;
  while (from < a.length && from < b.length && a.charCodeAt(from) === b.charCodeAt(from)) from += 1;
  let end = 0;
  while (end < a.length - from && end < b.length - from && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end += 1;
  from = Math.min(placeBetween(a, from), placeBetween(b, from));
  // The end begins behind a character, if it would begin within one.
  while (end > 0 && (placeBetween(a, a.length - end) !== a.length - end || placeBetween(b, b.length - end) !== b.length - end)) end -= 1;
  return { a: [from, a.length - end], b: [from, b.length - end] };
}
