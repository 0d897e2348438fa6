import type { HeaderPair } from '../../../shared/model/header';

/** Header pairs as one text column: a flat JSON array `[name, value, name, value, …]`, so that order, case, repeats and every latin1 character are kept. */
export function headersToText(pairs: readonly HeaderPair[]): string {
  return pairs.length === 0 ? '[]' : JSON.stringify(pairs.flat());
}

/** The pairs that `headersToText` wrote. Throws where the text is anything else. */
export function headersFromText(text: string): readonly HeaderPair[] {
  const flat: unknown = JSON.parse(text);
  if (!Array.isArray(flat)) throw new TypeError('headers are not an array');
  const pairs: HeaderPair[] = [];
  for (let index = 0; index + 1 < flat.length; index += 2) {
    const name: unknown = flat[index];
    const value: unknown = flat[index + 1];
    if (typeof name !== 'string' || typeof value !== 'string') throw new TypeError('a header is not text');
    pairs.push([name, value]);
  }
  return pairs;
}
