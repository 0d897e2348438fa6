/**
 * Why a call was refused. Closed:
 * `invalid` the input is wrong (`field` names it); `not-found` what it names is gone; `conflict` it cannot be done as things stand;
 * `surroundings` the machine stands in the way (port, disk, folder); `forbidden` the caller is not our window;
 * `unknown-method` no such method; `internal` a bug, logged.
 */
export type ReplyErrorCode = 'invalid' | 'not-found' | 'conflict' | 'surroundings' | 'forbidden' | 'unknown-method' | 'internal';

/** A refused call: what happened and how to mend it, in one plain sentence. */
export interface ReplyError {
  readonly code: ReplyErrorCode;
  readonly message: string;
  /** JSON pointer of the input's field that is wrong. */
  readonly field?: string;
  /** There where the call asks first: once these endpoints are confirmed (`endpoints.confirm`), the same call goes through. */
  readonly confirm?: { readonly endpointIds: readonly string[] };
}

/** The answer to every call. Expected failures travel as data: an error thrown across the bridge would lose all but its message. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ReplyError };

/** A call that did what was asked. */
export function ok<T>(value: T): Reply<T> {
  return { ok: true, value };
}

/** A refused call. */
export function refuse(code: ReplyErrorCode, message: string, field?: string): { readonly ok: false; readonly error: ReplyError } {
  return { ok: false, error: field === undefined ? { code, message } : { code, message, field } };
}
