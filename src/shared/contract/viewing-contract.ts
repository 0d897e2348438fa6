/**
 * A body on record: `captured` came in a captured request, `given` is what the catch server answered to it; `sent` and `received` belong to an
 * attempt of a delivery (its number from 1).
 */
export type BodyPlaceOnRecord =
  | { readonly of: 'captured' | 'given'; readonly id: string }
  | { readonly of: 'sent' | 'received'; readonly id: string; readonly attempt: number };

/** What a body's content coding (RFC 9110 section 8.4) was undone to. The body on record stays as it is. */
export interface DecodedFacts {
  /** The codings in the order in which they were applied, such as `["gzip"]`. */
  readonly codings: readonly string[];
  readonly encodedBytes: number;
  /** How many decoded bytes there are to read. */
  readonly decodedBytes: number;
  /** True where decoding was stopped at its limit: there may be any amount more. */
  readonly limitReached: boolean;
  /** Why the decoded bytes are not all, in one plain sentence; absent where nothing went wrong. */
  readonly problem?: string;
}

/** Most bytes that a body is decoded to. */
export const decodedBytesLimit = 25 * 1024 * 1024;

/** Methods that read bodies on record, as they are or decoded. */
export interface ViewingContract {
  /** Undoes gzip, deflate and br. Refuses (`conflict`) a body with no coding or with one that cannot be undone. */
  'bodies.decoded': { input: { body: BodyPlaceOnRecord }; output: DecodedFacts };
  /** Bytes [from, to) of a body, as they are on record or decoded; at most 4 MB a call. */
  'bodies.bytes': { input: { body: BodyPlaceOnRecord; decoded: boolean; from: number; to: number }; output: Uint8Array };
}

/** Saves bytes [from, to) of a body to a file that the user names; without a range, all of it. */
export interface SavingContract {
  'desktop.saveBody': { input: { body: BodyPlaceOnRecord; decoded: boolean; from?: number; to?: number; suggestedName: string }; output: { saved: boolean } };
}
