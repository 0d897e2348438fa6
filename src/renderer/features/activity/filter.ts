import type { QuickFilter } from '../../../shared/model/activity';

/** What the stream is narrowed to: the words of the field, and one of the quick filters. */
export interface Filter {
  readonly query: string;
  readonly quick: QuickFilter;
}

export const unfiltered: Filter = { query: '', quick: 'all' };

export function sameFilter(one: Filter, other: Filter): boolean {
  return one.query === other.query && one.quick === other.quick;
}

/** The quick filters in the order in which they stand, with their words. */
export const quickFilters: readonly (readonly [quick: QuickFilter, words: string])[] = [
  ['all', 'All'],
  ['sent', 'Sent'],
  ['received', 'Received'],
  ['not-delivered', 'Not delivered'],
  ['failing', 'Failing'],
  ['checks-fail', 'Checks fail'],
  ['pinned', 'Pinned'],
];
