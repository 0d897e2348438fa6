import type { Query } from '../../../../shared/query/query';

/** What an index can say of a record without looking at it. */
export const verdict = { no: 0, maybe: 1, yes: 2 } as const;

/** Verdicts on the records of one part of the log: that at `base + offset` has its verdict at `offset`. */
export interface PartVerdicts {
  readonly base: number;
  readonly verdicts: Uint8Array;
}

/** Which records the words of a part were told of: those at `count` positions from `base` on, but for the `loose` ones, of which the index cannot say how they are now. */
export interface PartWords {
  readonly base: number;
  readonly count: number;
  readonly loose: readonly number[];
}

/** What a search needs of the full-text index, of the part that this position lies in; undefined where the index does not cover it. */
export interface VerdictSource {
  verdictsAt(position: number, query: Query, nowMs: number): PartVerdicts | undefined;
  /** Tells every word that begins with a prefix and every record that has it, by its offset in the part; the records of a word follow one another. */
  wordsAt(position: number, prefixes: readonly string[], tell: (prefix: string, word: string, offset: number) => void): PartWords | undefined;
}
