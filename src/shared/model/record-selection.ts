import type { QuickFilter } from './activity';
import type { GroupBy } from './record-group';

/** Groups of the grouped stream, by what it was grouped by and their ids. */
export interface ChosenGroups {
  readonly by: GroupBy;
  /** At most `chosenGroupLimit`, each with the position of its newest record when it was chosen: what joined it later was not chosen. */
  readonly each: readonly { readonly id: string; readonly to: number }[];
}

/** Every match of a query from one position to another, both included, but for those left out; with `groups` those in them alone. Stands for any number of records. */
export interface SelectedMatches {
  readonly query: string;
  readonly quick: QuickFilter;
  readonly from: number;
  readonly to: number;
  readonly except: readonly number[];
  readonly groups?: ChosenGroups;
}

/** Records that were chosen in the stream: single ones by their positions, and with them what a query matches. A record chosen by both counts once. */
export interface RecordSelection {
  readonly records: readonly number[];
  readonly matches?: SelectedMatches;
}

/** Most single positions that a selection may name, of those chosen and of those left out. */
export const selectionLimit = 10_000;

/** Most groups that a selection may name. */
export const chosenGroupLimit = 1_000;

/** What a selection holds, of the records that are still in the log. */
export interface SelectionSummary {
  readonly records: number;
  readonly sent: number;
  readonly received: number;
  readonly failing: number;
  /** Deliveries for which no attempt was made. */
  readonly notDelivered: number;
  readonly pinned: number;
  /** Deliveries that one more attempt can be had of: those that wait, failed, are unknown or were cancelled. */
  readonly retryable: number;
  /** Deliveries that have not ended. */
  readonly cancellable: number;
  /** Captured requests that are whole, so that their bytes can be sent again. */
  readonly replayable: number;
  readonly sizeBytes: number;
  /** Time of the first and of the last record in epoch milliseconds; null where there is none. */
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  /** The commonest event names, most records first; null stands for records without one. */
  readonly events: readonly { readonly name: string | null; readonly records: number }[];
  /** Records of any other event. */
  readonly otherEvents: number;
}
