import type { Stretch } from '../../../shared/compare/align';
import type { CompareOptions } from '../../../shared/compare/compare-options';
import type { RequestComparison, RequestSide } from '../../../shared/compare/compare-requests';
import type { ListedLines } from '../../../shared/compare/compare-text';

/** A request as the window holds it: its bytes alone. What they say is read by the worker. */
export interface HeldRequest<Bytes = Uint8Array> extends Omit<RequestSide, 'body'> {
  readonly body: {
    readonly bytes: Bytes;
    /** The body with its content coding undone; undefined where it has none that can be undone. */
    readonly plain: Bytes | undefined;
    readonly whole: boolean;
  };
}

/** What the worker is asked: one job a worker, so that ending the worker ends the job. */
export type CompareJob<Bytes = Uint8Array> =
  | { readonly kind: 'pair'; readonly a: HeldRequest<Bytes>; readonly b: HeldRequest<Bytes>; readonly options: CompareOptions }
  /** `laidOut`: both are JSON, and each member and item is given a line of its own first. */
  | { readonly kind: 'text'; readonly a: Bytes; readonly b: Bytes; readonly laidOut: boolean }
  | { readonly kind: 'bytes'; readonly a: Bytes; readonly b: Bytes };

/**
 * A job on its way to the worker: first its runs of bytes, some at a time, so that handing them over never holds the window up; then the rest,
 * in which each run of bytes is its number. A run that is empty is not sent.
 */
export type JobMessage = { readonly run: number; readonly sizeBytes: number; readonly from: number; readonly piece: Uint8Array } | { readonly job: CompareJob<number> };

/** The job with something else in the place of each run of bytes. */
export function withRuns<A, B>(job: CompareJob<A>, runOf: (run: A) => B): CompareJob<B> {
  if (job.kind !== 'pair') return { ...job, a: runOf(job.a), b: runOf(job.b) };
  const sideOf = (side: HeldRequest<A>): HeldRequest<B> => ({ ...side, body: { ...side.body, bytes: runOf(side.body.bytes), plain: side.body.plain === undefined ? undefined : runOf(side.body.plain) } });
  return { ...job, a: sideOf(job.a), b: sideOf(job.b) };
}

/** What each kind of job gives. */
export interface CompareResults {
  readonly pair: RequestComparison;
  readonly text: ListedLines;
  readonly bytes: readonly Stretch[];
}

/**
 * A result on its way to the window: first its rows, some at a time, so that taking them in never holds the window up; then the rest, in which
 * the list of rows is empty.
 */
export type CompareMessage = { readonly rows: readonly unknown[] } | { readonly rest: CompareResults[CompareJob['kind']] };

/** The long list of a result, and the result around another list. */
export function rowsOf(result: CompareResults[CompareJob['kind']]): { readonly rows: readonly unknown[]; around(rows: readonly unknown[]): CompareResults[CompareJob['kind']] } {
  if (!('rows' in result) && !('body' in result)) return { rows: result, around: (rows) => rows as readonly Stretch[] };
  if ('rows' in result) return { rows: result.rows, around: (rows) => ({ ...result, rows: rows as ListedLines['rows'] }) };
  const { body } = result;
  if (body.by === 'bytes') return { rows: [], around: () => result };
  return { rows: body.rows, around: (rows) => ({ ...result, body: { ...body, rows } as RequestComparison['body'] }) };
}
