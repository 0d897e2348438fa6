import type { GroupLinesPage } from '../../../shared/contract/groups-contract';
import type { ActivityCounts, ActivityRow, QuickFilter } from '../../../shared/model/activity';
import type { AttemptOutcome, WireRequest } from '../../../shared/model/attempt';
import type { CaptureDraft, CapturedRequest } from '../../../shared/model/captured-request';
import type { StorageUsage } from '../../../shared/model/catch-status';
import type { Delivery, DeliveryDetail, DeliveryMove, DeliveryState, DeliverySummary, NextAttempt, WaitingDelivery } from '../../../shared/model/delivery';
import type { EventRecord } from '../../../shared/model/event';
import type { FaultChoice } from '../../../shared/model/fault';
import type { WaitingRetries } from '../../../shared/model/waiting-retries';
import type { SelectionSummary } from '../../../shared/model/record-selection';
import type { ActivityPage, RecordPart } from '../../../shared/contract/contract';
import type { SeenField, SeenValue } from '../../../shared/contract/filter-contract';
import type { ClearableLog } from '../../../shared/contract/storage-contract';
import type { Look } from '../../../shared/model/look';
import type { Query } from '../../../shared/query/query';
import type { ColumnSource } from '../../../shared/model/stream-column';
import type { WantedLines } from './groups/group-lines';
import type { FoundCapture } from './capture-rows';
import type { ChosenRecords } from './chosen-records';
import type { ColumnValues } from './column-values';
import type { ComparableRequest } from './comparable-requests';
import type { LastAttemptPart } from './last-attempt';
import type { SentEventsPart } from './sent-events';
import type { MarkChange } from './record-marks';
import type { CheckFindings } from './set-checks';

/** Why the log could not write: the disk has no room, or the folder cannot be written. */
export type LogWriteProblem = { readonly code: 'disk-full' | 'not-writable' | 'failed'; readonly message: string };

/** Result of a write. Resolves only after the transaction is committed with `synchronous=FULL`. */
export type Written<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: LogWriteProblem };

/** Where a captured request stands in the log. */
export interface CapturePlace {
  readonly id: string;
  readonly seq: number;
  readonly position: number;
  /** The delivery and attempt of ours whose connection this request came over, where there is one. */
  readonly deliveryId?: string;
}

/** What a write changed, told after the commit, in the order of the commits. */
export interface LogChange {
  readonly added: number;
  readonly lastPosition: number;
  /** Positions of rows that changed in place. */
  readonly changed: readonly number[];
  readonly checksFailed: number;
  /** Records dropped: by retention, the oldest that are not pinned, or because the log is being cleared. */
  readonly removed: number;
}

/** How much the log keeps. Past either, the oldest records that are not pinned are dropped. */
export interface Retention {
  readonly maxRecords: number;
  readonly maxBytes: number;
}

/** The record of everything sent and caught. All of it runs on a thread of its own; writes of one moment share one commit. */
export interface Log {
  /** Commits one captured request. Many at once cost little more than one. */
  addCapture(draft: CaptureDraft): Promise<Written<CapturePlace>>;
  /** Commits an event with all its deliveries, those that will not be tried included, before anything is sent. */
  addEvent(event: EventRecord, deliveries: readonly Delivery[]): Promise<Written<readonly DeliverySummary[]>>;
  /** Commits further deliveries of an event that is on record. */
  addDeliveries(eventId: string, deliveries: readonly Delivery[]): Promise<Written<readonly DeliverySummary[]>>;
  /** Commits that an attempt is about to leave, with its exact bytes, and sets the delivery to `sending`. */
  startAttempt(deliveryId: string, number: number, startedAtMs: number, request: WireRequest): Promise<Written<DeliverySummary>>;
  /** Commits how an attempt ended, the state of the delivery after it, and the next attempt where one is planned. Joins it with its captured request by the TCP port pair. */
  finishAttempt(deliveryId: string, number: number, outcome: AttemptOutcome, state: DeliveryState, next?: NextAttempt): Promise<Written<DeliverySummary>>;
  /** Commits where a delivery is put without an attempt, such as back into the queue. */
  moveDelivery(deliveryId: string, move: DeliveryMove): Promise<Written<DeliverySummary>>;
  /** Deliveries left `queued` or `sending` by a program that ended: those with an attempt on its way become `unknown`, and so does that attempt; the others are still `queued`. */
  recoverDeliveries(): Promise<Written<readonly DeliverySummary[]>>;
  /** Gives records a colour and a note, or takes them away; `atMs` is when, in epoch milliseconds. */
  setMarks(positions: readonly number[], change: MarkChange, atMs: number): Promise<Written<void>>;
  /** What was looked at, which the mark `unread` of every query goes by. In a program that only reads, what the writer has on disk. */
  look(): Look;
  /** Sets what was looked at; on disk within seconds, and at the end. Only a writer keeps it. */
  setLook(look: Look): void;
  /** The newest position that the log gave, whatever was dropped since; 0 for none, and in a program that only reads. */
  newest(): number;
  /** Puts on record what the checks of a captured request told after it was written. */
  setChecks(findings: CheckFindings): Promise<Written<void>>;
  setPinned(positions: readonly number[], pinned: boolean): Promise<Written<void>>;
  /** Keeps this much from now on. Dropping goes on in small blocks between writes; `onChange` tells of each. */
  setRetention(retention: Retention): Promise<Written<void>>;
  /** What `clear` would drop and keep now. */
  clearable(): Promise<ClearableLog>;
  /**
   * Drops every record up to a position that is neither pinned nor under way, for good, and gives the file's room back. It goes on in short slices
   * between the other writes, each whole in itself; `onChange` tells of each. Resolves with how many went, when all have.
   */
  clear(upTo: number): Promise<Written<number>>;

  /**
   * Rows [fromRank, fromRank+limit) of the matches, oldest first, or the newest `limit` of them. Looking goes from the newest record to
   * the oldest: with `withinMs` the answer may come before all were looked at, and the next question goes on from there.
   */
  activityPage(query: Query, quick: QuickFilter, fromRank: number | 'newest', limit: number, withinMs?: number): Promise<ActivityPage>;
  activityCounts(query: Query, withinMs?: number): Promise<ActivityCounts>;
  /** How many matches stand before this position: the record's rank where it matches, else that of the first match after it. */
  activityRank(query: Query, quick: QuickFilter, position: number, withinMs?: number): Promise<number>;
  /** Lines of the grouped matches. With `withinMs` the answer may come before all records were looked at, as with `activityPage`. */
  groupLines(query: Query, quick: QuickFilter, wanted: WantedLines, withinMs?: number): Promise<GroupLinesPage>;
  /** Rows of a selection after a position, oldest first. */
  chosenRows(chosen: ChosenRecords, after: number, limit: number): Promise<readonly ActivityRow[]>;
  /** What the records at these positions have in columns of the user’s own. */
  columnValues(positions: readonly number[], sources: readonly ColumnSource[]): Promise<readonly ColumnValues[]>;
  /** What a selection holds, of the records that are there while it is added up. */
  chosenSummary(chosen: ChosenRecords): Promise<SelectionSummary>;
  /** A record by its id; undefined where there is none (any more). A body of more bytes than `mostBodyBytes` is left out: `bodyKept` says how many there are. */
  capture(id: string, mostBodyBytes?: number): Promise<FoundCapture | undefined>;
  /** The whole captured requests among the 50,000 records before a position, newest first, as others are compared with them. Imported ones are left out, and so are bodies over 1 MB (`isCut`). */
  comparableBefore(position: number, limit: number): Promise<readonly ComparableRequest[]>;
  captureBytes(id: string, part: RecordPart, from: number, to: number): Promise<Uint8Array | undefined>;
  delivery(id: string): Promise<DeliveryDetail | undefined>;
  /** A delivery as it is now with its event, to send it; undefined where there is none (any more). */
  deliveryToSend(id: string): Promise<{ readonly event: EventRecord; readonly delivery: DeliverySummary } | undefined>;
  /** Deliveries with a planned attempt after this place, nearest first. */
  waitingDeliveries(after: { readonly atMs: number; readonly position: number }, limit: number): Promise<readonly WaitingDelivery[]>;
  /** Deliveries that wait for a paused endpoint, oldest first, after a position. */
  heldDeliveries(afterPosition: number, limit: number): Promise<readonly DeliverySummary[]>;
  deliveriesOfEvent(eventId: string): Promise<readonly DeliverySummary[]>;
  /** Some of the events that were sent by hand and hold every word, newest first, from before a place on. */
  sentEvents(words: readonly string[], limit: number, before?: number): Promise<SentEventsPart>;
  /** An event with its faults; undefined where there is none (any more). */
  composedEvent(id: string): Promise<{ readonly event: EventRecord; readonly faults: readonly FaultChoice[] } | undefined>;
  /** The last attempt of an endpoint that ended, among some of those before a place. */
  lastAttempt(endpointId: string, before?: number): Promise<LastAttemptPart>;
  /** How many deliveries were tried and wait. */
  waitingRetries(): Promise<WaitingRetries>;
  /**
   * Captured requests oldest first, in pages after a seq: for the command line and exports. Bodies are included, so a page ends early, with one
   * record at least, where they are large. Only a page without any is the end.
   */
  captures(query: Query, afterSeq: number, limit: number): Promise<readonly CapturedRequest[]>;
  deliveries(query: Query, afterPosition: number, limit: number): Promise<readonly DeliverySummary[]>;
  /** The most frequent values of a field that begin with the prefix, without case, among the newest records. */
  seenValues(field: SeenField, prefix: string, limit: number): Promise<readonly SeenValue[]>;
  usage(): Promise<StorageUsage>;
  /** How many positions at the end of the log the full-text index does not cover yet. */
  unindexed(): Promise<number>;

  /** Called after each commit that changed something; returns a function that ends it. */
  onChange(listener: (change: LogChange) => void): () => void;
  /** Called when the file on disk has got shorter; returns a function that ends it. */
  onShrunk(listener: () => void): () => void;
  /** Called with one plain sentence where the full-text index had to be made anew or cannot be written; returns a function that ends it. */
  onNotice(listener: (message: string) => void): () => void;
  /** Finishes what is under way, checkpoints, closes. Later calls throw. */
  close(): Promise<void>;
}

/** Why a log could not be opened. */
export type LogOpenProblem =
  | { readonly code: 'folder-in-use'; readonly folder: string; readonly pid: number | undefined; readonly program: string | undefined; readonly message: string }
  | { readonly code: 'newer-version'; readonly found: number; readonly known: number; readonly message: string }
  | { readonly code: 'not-writable' | 'failed'; readonly message: string };

export interface LogOpenOptions {
  readonly folder: string;
  /** `write` owns the folder (one process at a time); `read` works beside a writer and refuses every write. */
  readonly mode: 'write' | 'read';
  /** How the owner of the folder calls itself, told to a second writer. */
  readonly program: string;
  /** Nothing is dropped where it is absent, until `setRetention` says how much is kept. Only a writer keeps to it. */
  readonly retention?: Retention;
}

/** An open log, with what was found wrong at opening and how it was mended (in plain sentences). */
export type LogOpened = { readonly ok: true; readonly log: Log; readonly notices: readonly string[]; readonly sqliteVersion: string } | { readonly ok: false; readonly problem: LogOpenProblem };
