import type { CompareOptions } from '../../../shared/compare/compare-options';
import type { SeriesRow } from '../../../shared/compare/compare-series';
import type { SeriesEntry } from '../../../shared/contract/compare-contract';
import type { ComparedRecord } from '../../host/navigation';

/** One record of a series, as far as the window shows it. What it says is held by the worker alone. */
export interface SeriesRecord {
  readonly record: ComparedRecord;
  readonly timeMs: number;
  readonly eventName: string | null;
  /** The claim or contact that it is about, such as "claim 4211"; '' where that cannot be told. */
  readonly subject: string;
}

/** What the worker of two series is told. */
export type SeriesRequest =
  | { readonly kind: 'add'; readonly side: 'a' | 'b'; readonly entries: readonly SeriesEntry[] }
  | { readonly kind: 'compare'; readonly options: CompareOptions; readonly headersCount: boolean };

/** What it answers: the records that were added, or some rows of the comparison. */
export type SeriesAnswer = { readonly kind: 'added'; readonly records: readonly SeriesRecord[] } | { readonly kind: 'rows'; readonly rows: readonly SeriesRow[]; readonly isLast: boolean };
