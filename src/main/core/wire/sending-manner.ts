/** How the bytes of a request leave where that is not in one go. */
export interface SendingManner {
  /** The body waits for `100 Continue`, but no longer than this, as curl does. */
  readonly awaitContinueMs?: number;
  /** The body leaves byte by byte, this long apart. */
  readonly byteGapMs?: number;
  /** The connection is reset once this many bytes of the body have left. */
  readonly resetAfterBytes?: number;
}
