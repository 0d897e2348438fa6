import type { RecordSelection } from './record-selection';

/** In what form records are written to a file; `bodies` is a folder with a file a body. */
export const exportFormats = ['har', 'ndjson', 'csv', 'curl', 'bodies'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What is written: which records, how, and what stays in it. */
export interface ExportOrder {
  readonly selection: RecordSelection;
  readonly format: ExportFormat;
  /** Ids of redaction rules that are not applied. */
  readonly keep: readonly string[];
  /** True: a body that cannot be read, so that nothing can be found in it, stays out. */
  readonly leaveOutUnread: boolean;
}

/** What a redaction rule finds: values, and the records that have one. */
export interface RemovedCount {
  readonly rule: string;
  readonly values: number;
  readonly records: number;
}

/** What was counted of an export, of one stretch or of all of it. */
export interface ExportCount {
  /** Records that were looked at. */
  readonly records: number;
  /** Of those, the ones that the format cannot hold, such as deliveries for which nothing was sent. */
  readonly leftOut: number;
  /** By rule, those that are kept included. */
  readonly removed: readonly RemovedCount[];
  /** Records that have a value that is removed. */
  readonly redactedRecords: number;
  /** Bodies in which nothing can be looked for: they are not JSON. */
  readonly unreadBodies: number;
  /** Size of what is written, in bytes. */
  readonly bytes: number;
}

/** Most ids of rules that an order may name. */
export const keptRulesLimit = 250;
