import type { RedactedRecord } from './redacted-record';

/** Writes records as one file: `head`, the text of each, `foot`. */
export interface RecordWriter {
  readonly head: string;
  readonly foot: string;
  /** The text of a record; undefined where the format cannot hold it. `first` is true until one was written. */
  record(redacted: RedactedRecord, first: boolean): string | undefined;
}
