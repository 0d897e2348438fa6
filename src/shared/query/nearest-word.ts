/** Longer words are compared by their beginning. */
const comparedLength = 64;

/** The candidate that takes the fewest changed letters, where that is at most a half of the word and of the candidate; undefined where none is that near. */
export function nearestWord(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestChanges = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const changes = distance(word, candidate);
    if (changes >= bestChanges || changes > Math.floor(Math.min(word.length, candidate.length) / 2)) continue;
    best = candidate;
    bestChanges = changes;
  }
  return best;
}

/** Letters to insert, delete, change, or swap with their neighbour, to make one word of the other. */
function distance(one: string, other: string): number {
  const from = one.slice(0, comparedLength);
  const to = other.slice(0, comparedLength);
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const swapped = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1] ? (before[j - 2] ?? Number.POSITIVE_INFINITY) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(change, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[to.length] ?? 0;
}
