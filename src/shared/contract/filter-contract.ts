import type { SavedFilter } from '../model/saved-filter';
import type { Removed } from './contract';

/**
 * What values are asked for: those of a field, the names of headers, or the paths of values in JSON bodies (names joined by points, as a query
 * has them after `body.`); or the values of one header, or of one place in the body.
 */
export type SeenField = 'event' | 'source' | 'method' | 'endpoint' | 'path' | 'status' | 'state' | 'header' | 'body' | { readonly header: string } | { readonly body: readonly string[] };

/** A value that records have, and how many of those that were looked at. */
export interface SeenValue {
  readonly value: string;
  readonly count: number;
}

/** Methods that help to write queries and keep them. */
export interface FilterContract {
  /**
   * Values of the newest records that begin with `prefix`, without regard to the case of ASCII letters; the most frequent first. `status` gives
   * statuses, and the failure codes of attempts without an answer.
   */
  'filter.values': { input: { field: SeenField; prefix: string; limit: number }; output: readonly SeenValue[] };

  /** Changes the filter with this id, or adds it at the end. Refused where the name is taken or the query cannot be read. */
  'filters.save': { input: SavedFilter; output: SavedFilter };
  'filters.delete': { input: { id: string }; output: Removed<SavedFilter> };
  'filters.restore': { input: Removed<SavedFilter>; output: SavedFilter };
  'filters.move': { input: { id: string; index: number }; output: readonly SavedFilter[] };
}
