import type { QuickFilter } from '../../../shared/model/activity';
import { placeBefore } from '../../../shared/order/place-before';
import { quickMask } from './activity-flags';
import type { ActivityIndex } from './activity-index';
import { matched, type QuerySearch } from './search/query-search';

/** The places of the matches in the index, by their ranks: the oldest is 0. */
export interface Ranks {
  /** How many matches there are. */
  readonly length: number;
  /** Where in the index the match of a rank stands. */
  indexAt(rank: number): number;
  /** How many matches stand before this index. */
  before(index: number): number;
}

/** Matches are counted once every so many places, which takes a thousandth of the room that their places would. */
const rankBlock = 1_024;

/** The places of the records that pass. Where everything passes, rank and index are the same. */
export function ranksOf(index: ActivityIndex, matches: QuerySearch | undefined, quick: QuickFilter): Ranks {
  const { mask, value } = quickMask[quick];
  const { length, flags } = index;
  if (matches === undefined && mask === 0) return { length, indexAt: (rank) => rank, before: (place) => place };
  const marks = matches?.marks;
  const passes = (place: number): boolean => ((flags[place] ?? 0) & mask) === value && (marks === undefined || marks[place] === matched);
  const counts = new Uint32Array(Math.ceil(length / rankBlock) + 1);
  let count = 0;
  for (let place = 0; place < length; place += 1) {
    if (place % rankBlock === 0) counts[place / rankBlock] = count;
    if (passes(place)) count += 1;
  }
  counts[counts.length - 1] = count;
  let last = { rank: -1, place: -1 };
  return {
    length: count,
    indexAt: (rank) => {
      const block = rank === last.rank + 1 ? undefined : placeBefore(counts, rank);
      let left = block === undefined ? 0 : rank - (counts[block] ?? 0);
      let place = block === undefined ? last.place + 1 : block * rankBlock;
      for (; place < length; place += 1) {
        if (!passes(place)) continue;
        if (left === 0) break;
        left -= 1;
      }
      last = { rank, place };
      return place;
    },
    before: (place) => {
      const end = Math.min(place, length);
      const block = Math.floor(end / rankBlock);
      let before = counts[Math.min(block, counts.length - 1)] ?? 0;
      for (let each = block * rankBlock; each < end; each += 1) if (passes(each)) before += 1;
      return before;
    },
  };
}
