import type { CompareOptions } from '../../../shared/compare/compare-options';
import type { RequestComparison, RequestSide } from '../../../shared/compare/compare-requests';
import type { SeriesRow } from '../../../shared/compare/compare-series';
import type { Stretch } from '../../../shared/compare/align';
import type { ListedLines } from '../../../shared/compare/compare-text';

/** A record of a series as far as it is compared. */
export interface SeriesBody {
  readonly key: string;
  readonly text: string;
}

/** What the worker is asked: one job a worker, so that ending the worker ends the job. */
export type CompareJob =
  | { readonly kind: 'pair'; readonly a: RequestSide; readonly b: RequestSide; readonly options: CompareOptions }
  /** `laidOut`: both are JSON, and each member and item is given a line of its own first. */
  | { readonly kind: 'text'; readonly a: string; readonly b: string; readonly laidOut: boolean }
  | { readonly kind: 'bytes'; readonly a: Uint8Array; readonly b: Uint8Array }
  | { readonly kind: 'series'; readonly a: readonly SeriesBody[]; readonly b: readonly SeriesBody[]; readonly options: CompareOptions };

/** What each kind of job gives. */
export interface CompareResults {
  readonly pair: RequestComparison;
  readonly text: ListedLines;
  readonly bytes: readonly Stretch[];
  readonly series: readonly SeriesRow[];
}

