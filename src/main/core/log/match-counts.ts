import type { ActivityCounts, QuickFilter } from '../../../shared/model/activity';
import { quickMask } from './activity-flags';
import type { ActivityIndex } from './activity-index';
import { matched, type QuerySearch } from './search/query-search';

/** How many of the matches each quick filter lets through. Without `matches` all records count. */
export function countsOf(index: ActivityIndex, matches: QuerySearch | undefined): ActivityCounts {
  // A histogram of the flags first, since there are a few dozen different ones among any number of records.
  const histogram = new Uint32Array(256);
  const { length, flags } = index;
  const marks = matches?.marks;
  for (let place = 0; place < length; place += 1) {
    if (marks !== undefined && marks[place] !== matched) continue;
    const value = flags[place] ?? 0;
    histogram[value] = (histogram[value] ?? 0) + 1;
  }
  const count = (quick: QuickFilter): number => {
    const { mask, value } = quickMask[quick];
    return histogram.reduce((sum, records, flag) => ((flag & mask) === value ? sum + records : sum), 0);
  };
  return {
    all: count('all'),
    sent: count('sent'),
    received: count('received'),
    'not-delivered': count('not-delivered'),
    failing: count('failing'),
    'checks-fail': count('checks-fail'),
    pinned: count('pinned'),
  };
}
