/**
 * A number in [0, 1) that depends on nothing but the seed and the words: the same delivery gets the same jitter after a restart.
 * 32-bit FNV-1a over the text, then the finisher of MurmurHash3, so that words that differ in one letter lie far apart.
 */
export function seededFraction(seed: number, ...words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed}\u0000${words.join('\u0000')}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
