import type { CopyKind } from '../export/copy-kind';
import type { ExportCount, ExportOrder } from '../model/export-order';
import type { RedactionRule } from '../redaction/redaction-rules';

type Nothing = Record<string, never>;

/** A piece of a file: text as it will be written, or in `removed` the id of the rule whose mask stands there. */
export type PreviewPiece = { readonly text: string } | { readonly removed: string };

/** One record as it will be written. */
export interface ExportPreview {
  /** Position of the record in the stream. */
  readonly position: number;
  /** At most the first 64,000 characters. */
  readonly pieces: readonly PreviewPiece[];
  readonly cut: boolean;
  /** True where the format cannot hold this record, so that the text is empty. */
  readonly leftOut: boolean;
}

/** An export that runs or has ended. */
export interface ExportProgress {
  readonly id: string;
  readonly written: number;
  readonly total: number;
}

/** What became of an export: records written and left out, and where. */
export interface ExportDone {
  readonly saved: boolean;
  readonly stopped: boolean;
  readonly records: number;
  readonly leftOut: number;
  readonly path: string;
}

/** Methods that write records down to be used elsewhere. */
export interface ExportContract {
  /** A record as a script or message that sends it again. Secrets are removed unless they are asked for; `removed` counts what was. */
  'records.copyAs': { input: { direction: 'sent' | 'received'; id: string; kind: CopyKind; secrets: boolean }; output: { text: string; removed: number } };
  /** The redaction rules as they are now, those of the user’s list included. */
  'export.rules': { input: Nothing; output: readonly RedactionRule[] };
  /** Counts one stretch of an export, after a position (0 to begin), for a short while. `after` goes into the next call; with `done` there is none. */
  'export.count': { input: { order: ExportOrder; after: number }; output: ExportCount & { after: number; done: boolean } };
  /** The first record after a position as it will be written; null where there is none. */
  'export.preview': { input: { order: ExportOrder; after: number }; output: ExportPreview | null };
  /** Stops an export that is being written; what was written of it is removed. */
  'export.stop': { input: { id: string }; output: Nothing };
}

/** Methods of exports that only a desktop can answer. */
export interface ExportSavingContract {
  /** Asks for a file (a folder for bodies) and writes the export there; tells of its progress as `export.changed` under this id. */
  'desktop.saveExport': { input: { id: string; order: ExportOrder }; output: ExportDone };
}
