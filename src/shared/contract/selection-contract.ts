import type { ActivityRow } from '../model/activity';
import type { MarkColour } from '../model/record-mark';
import type { RecordSelection, SelectionSummary } from '../model/record-selection';

/** Methods that tell what a selection of the stream holds; what is done with it goes page by page through the methods that take ids and positions. */
export interface SelectionContract {
  'selection.summary': { input: { selection: RecordSelection }; output: SelectionSummary };
  /** The chosen records after a position (0 for the first page), oldest first, at most 500. No rows: that was all. */
  'selection.rows': { input: { selection: RecordSelection; after: number; limit: number }; output: { rows: readonly ActivityRow[] } };
  /** Gives records a colour and a note, or takes them away with null; what is left out stays as it is. */
  'records.mark': { input: { positions: readonly number[]; colour?: MarkColour | null; note?: string | null }; output: Record<string, never> };
}
