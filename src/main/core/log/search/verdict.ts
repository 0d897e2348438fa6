import type { Query } from '../../../../shared/query/query';

/** What an index can say of a record without looking at it. */
export const verdict = { no: 0, maybe: 1, yes: 2 } as const;

/** Verdicts on the records of one part of the log: that at `base + offset` has its verdict at `offset`. */
export interface PartVerdicts {
  readonly base: number;
  readonly verdicts: Uint8Array;
}

/** What a search needs of the full-text index: verdicts on the part that this position lies in, where the index covers it. */
export interface VerdictSource {
  verdictsAt(position: number, query: Query, nowMs: number): PartVerdicts | undefined;
}
