import type { Look } from '../model/look';
import type { FailureCode } from '../model/failure';

/** Where a piece of a query stands in its text, in UTF-16 units; `to` is exclusive. */
export interface QuerySpan {
  readonly from: number;
  readonly to: number;
}

/**
 * Text to match, without regard to the case of ASCII letters: the pieces between the `*` of the pattern, in order.
 * One piece is the whole value; `['claim.', '']` stands for `claim.*`.
 */
export interface TextPattern {
  readonly pieces: readonly string[];
}

/** How a number compares. */
export type Comparison = '=' | '!=' | '>' | '>=' | '<' | '<=';

/** A number as it was written, kept as text so that no digit is lost, with how it compares. */
export interface NumberTest {
  readonly comparison: Comparison;
  /** A JSON number. */
  readonly text: string;
}

/** A moment: some time before now, or a fixed one. Epoch milliseconds and milliseconds. */
export type QueryMoment = { readonly kind: 'ago'; readonly agoMs: number } | { readonly kind: 'at'; readonly atMs: number };

/** Fields that are one text each. `id` is a record's or an event's; `endpoint` an endpoint's name or id; `path` the target of a captured request or the path of a delivery's URL. */
export type TextField = 'event' | 'source' | 'method' | 'path' | 'endpoint' | 'id';

/** Fields that are one number each: `size` in bytes, `duration` in milliseconds. `status` holds where any attempt of a delivery has it. */
export type NumberField = 'status' | 'attempts' | 'duration' | 'size';

/** One condition on a record. */
export type QueryCondition =
  /** Words and phrases are looked for, without case, in event name, endpoint, URL or path, headers and body. A word ends in `*` where any ending will do. */
  | { readonly kind: 'words'; readonly text: string; readonly phrase: boolean }
  | { readonly kind: 'text'; readonly field: TextField; readonly pattern: TextPattern }
  | { readonly kind: 'number'; readonly field: NumberField; readonly comparison: Comparison; readonly value: number }
  /** Both ends belong to it: `status:4xx` is 400 to 499, and one attempt alone must lie within. */
  | { readonly kind: 'range'; readonly field: NumberField; readonly from: number; readonly to: number }
  /** An attempt of a delivery ended without an answer that counts, in this way: `status:timeout`. */
  | { readonly kind: 'failure'; readonly code: FailureCode }
  | { readonly kind: 'direction'; readonly value: 'sent' | 'received' }
  /** A state of a captured request or of a delivery. */
  | { readonly kind: 'state'; readonly value: string }
  /** A header by name, without case; without a pattern any value will do, the empty one included. */
  | { readonly kind: 'header'; readonly name: string; readonly pattern?: TextPattern }
  /**
   * A value of the JSON body. `path` are the names from the root; an array on the way, or at the end, matches by any of its elements, and a
   * whole number as a name is also a place in an array. Without `test` the path has to be there. A pattern matches strings, and numbers,
   * true, false and null as they are written.
   */
  | { readonly kind: 'body'; readonly path: readonly string[]; readonly test?: { readonly kind: 'text'; readonly pattern: TextPattern } | { readonly kind: 'number'; readonly number: NumberTest } }
  | { readonly kind: 'time'; readonly relation: 'after' | 'before'; readonly moment: QueryMoment }
  /** The gravest verdict among the checks of a captured request: `failed`, `warned`, `passed`, or `not-run` where none applied; or the id of a kind of check that failed or warned. */
  | { readonly kind: 'check'; readonly value: string }
  | { readonly kind: 'mark'; readonly mark: 'pinned' | 'noted' }
  /** Came since the last look. The log puts in `look`, what was looked at when the query is asked; without it nothing is unread. */
  | { readonly kind: 'mark'; readonly mark: 'unread'; readonly look?: Look };

/** A query as a tree. `all` is the empty query, which every record matches. */
export type Query =
  | { readonly kind: 'all' }
  | { readonly kind: 'and'; readonly parts: readonly Query[] }
  | { readonly kind: 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query }
  | { readonly kind: 'condition'; readonly condition: QueryCondition; readonly span: QuerySpan };

/** What is wrong with the text of a query: one plain sentence, and where in the text. */
export interface QueryProblem {
  /** `field`: there is no such field. `value`: the field takes no such value. `form`: brackets, quotes, words and conditions do not fit together, or are too many. */
  readonly code: 'field' | 'value' | 'form';
  readonly message: string;
  /** Within the text. Empty where something is missing. */
  readonly span: QuerySpan;
  /** What to write at the span instead, where one thing is near: the name of a field, or one of its values. */
  readonly replacement?: string;
}

/** A query as parsed, or what is wrong with its text. */
export type ParsedQuery = { readonly ok: true; readonly query: Query } | { readonly ok: false; readonly problem: QueryProblem };
