import type { ActivityRow } from '../../../shared/model/activity';

/** Ranks [from, to): places among the matches, oldest first. */
export interface RankRange {
  readonly from: number;
  readonly to: number;
}

interface HeldRow {
  readonly row: ActivityRow;
  readonly age: number;
}

/** The few thousand rows that the window holds of a stream that may have a million. */
export interface RowWindow {
  rowAt(rank: number): ActivityRow | undefined;
  /** The rank of a row that is held; undefined where it is not. */
  rankOf(position: number): number | undefined;
  /**
   * Takes rows that were read, the first of them at `fromRank`. Where a rank now holds another record than before, ranks have
   * shifted (old records went, or rows left the filter): everything else held is dropped, and the answer is true.
   */
  put(fromRank: number, rows: readonly ActivityRow[]): boolean;
  /** Marks every held row as possibly changed: it is still shown, and read again when it comes into view. */
  age(): void;
  /** The smallest range inside `wanted` that has to be read; undefined where nothing has. */
  missing(wanted: RankRange): RankRange | undefined;
  /** Drops every row from this rank on. */
  truncate(total: number): void;
  /** Drops rows far from `near` where more than the limit are held. */
  evict(near: RankRange): void;
  clear(): void;
  readonly size: number;
}

/** A window on the stream that holds about `limit` rows. */
export function createRowWindow(limit: number): RowWindow {
  const held = new Map<number, HeldRow>();
  let currentAge = 0;

  return {
    rowAt: (rank) => held.get(rank)?.row,

    rankOf(position) {
      for (const [rank, { row }] of held) if (row.position === position) return rank;
      return undefined;
    },

    put(fromRank, rows) {
      const shifted = rows.some((row, index) => {
        const before = held.get(fromRank + index);
        return before !== undefined && before.row.position !== row.position;
      });
      if (shifted) held.clear();
      rows.forEach((row, index) => held.set(fromRank + index, { row, age: currentAge }));
      return shifted;
    },

    age() {
      currentAge += 1;
    },

    missing({ from, to }) {
      let first: number | undefined;
      let last = from;
      for (let rank = from; rank < to; rank += 1) {
        const entry = held.get(rank);
        if (entry !== undefined && entry.age === currentAge) continue;
        first ??= rank;
        last = rank;
      }
      return first === undefined ? undefined : { from: first, to: last + 1 };
    },

    truncate(total) {
      for (const rank of held.keys()) if (rank >= total) held.delete(rank);
    },

    evict({ from, to }) {
      if (held.size <= limit) return;
      const margin = Math.floor(limit / 3);
      for (const rank of held.keys()) if (rank < from - margin || rank >= to + margin) held.delete(rank);
    },

    clear() {
      held.clear();
    },

    get size() {
      return held.size;
    },
  };
}
