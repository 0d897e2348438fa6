import type { RedactedRecord } from './redacted-record';

/** Writes records as one file: `head`, the text of each, `foot`. */
export interface RecordWriter {
  readonly head: string;
  readonly foot: string;
  /**
   * The text of a record in pieces, a large body in one of its own, so that no more copies of it are made; undefined where the format cannot
   * hold the record. `first` is true until one was written.
   */
  record(redacted: RedactedRecord, first: boolean): readonly string[] | undefined;
}
