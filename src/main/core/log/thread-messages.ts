import type { MarkChange } from './record-marks';
import type { CheckFindings } from './set-checks';
import type { AttemptOutcome, WireRequest } from '../../../shared/model/attempt';
import type { Delivery, DeliveryMove, DeliveryState, DeliverySummary, NextAttempt } from '../../../shared/model/delivery';
import type { EventRecord } from '../../../shared/model/event';
import type { MessagePort } from 'node:worker_threads';
import type { CapturePack } from './capture-pack';
import type { LogChange, LogOpenProblem, LogWriteProblem, Retention, Written } from './log';
import type { ReadMethod } from './read-methods';

/** A write other than a captured request. */
export type WriteCommand =
  | { readonly kind: 'add-event'; readonly event: EventRecord; readonly deliveries: readonly Delivery[] }
  | { readonly kind: 'add-deliveries'; readonly eventId: string; readonly deliveries: readonly Delivery[] }
  | { readonly kind: 'start-attempt'; readonly deliveryId: string; readonly number: number; readonly startedAtMs: number; readonly request: WireRequest }
  | { readonly kind: 'finish-attempt'; readonly deliveryId: string; readonly number: number; readonly outcome: AttemptOutcome; readonly state: DeliveryState; readonly next: NextAttempt | undefined }
  | { readonly kind: 'move-delivery'; readonly deliveryId: string; readonly move: DeliveryMove }
  | { readonly kind: 'recover-deliveries' }
  | { readonly kind: 'set-marks'; readonly positions: readonly number[]; readonly change: MarkChange; readonly atMs: number }
  | { readonly kind: 'set-checks'; readonly findings: CheckFindings }
  | { readonly kind: 'set-pinned'; readonly positions: readonly number[]; readonly pinned: boolean }
  | { readonly kind: 'set-retention'; readonly retention: Retention };

/** What a thread is started with. `changes` leads from the writer to the reader of the same log. With `anew` the index is made anew, so that nothing of what was in it stays. */
export type WorkerTask =
  | { readonly role: 'writer'; readonly folder: string; readonly program: string; readonly retention: Retention | undefined; readonly changes: MessagePort }
  | { readonly role: 'reader'; readonly folder: string; readonly changes: MessagePort | undefined }
  | { readonly role: 'indexer'; readonly folder: string; readonly changes: undefined; readonly anew: boolean };

/** First message of every thread. */
export type WorkerReady =
  /** `lastPosition` is told by the writer. */
  | { readonly kind: 'ready'; readonly sqliteVersion: string; readonly notices: readonly string[]; readonly lastPosition?: number | undefined }
  | { readonly kind: 'refused'; readonly problem: LogOpenProblem };

export type WriterRequest = { readonly kind: 'batch'; readonly captures: CapturePack | undefined; readonly commands: readonly WriteCommand[] } | { readonly kind: 'mend' } | { readonly kind: 'clear'; readonly upTo: number } | { readonly kind: 'close' };

/** How one write of a batch ended. */
export type WriteOutcome = { readonly ok: true; readonly value: readonly DeliverySummary[] } | { readonly ok: false; readonly problem: LogWriteProblem };

/** The captured requests of a batch: seqs and positions stand in order without gap, or none of them is stored. */
export type CapturesOutcome =
  | { readonly ok: true; readonly firstSeq: number; readonly firstPosition: number; readonly joined: readonly (readonly [index: number, deliveryId: string])[] }
  | { readonly ok: false; readonly problem: LogWriteProblem };

export type WriterReply =
  | { readonly kind: 'batch'; readonly captures: CapturesOutcome | undefined; readonly commands: readonly WriteOutcome[]; readonly changes: readonly LogChange[] }
  | { readonly kind: 'change'; readonly change: LogChange }
  | { readonly kind: 'mended' }
  /** A wish to clear ended; they end in the order in which they came. */
  | { readonly kind: 'cleared'; readonly cleared: Written<number> }
  /** The file has given back the room that it had to give. */
  | { readonly kind: 'shrunk' }
  | { readonly kind: 'closed' };

/** One commit as the reader needs it to keep its index true. */
export interface CommitNote {
  readonly commit: number;
  /** Flags of the new records; their positions follow one another from `firstAdded`. */
  readonly firstAdded: number;
  readonly added: Uint8Array;
  readonly changed: readonly (readonly [position: number, flags: number])[];
  readonly removed: readonly number[];
}

export type ReaderRequest = { readonly kind: 'read'; readonly id: number; readonly method: ReadMethod; readonly input: readonly unknown[] } | { readonly kind: 'close' };
export type ReaderReply = { readonly kind: 'read'; readonly id: number; readonly value: unknown } | { readonly kind: 'failed'; readonly id: number; readonly damaged: boolean; readonly message: string } | { readonly kind: 'closed' };

/** What the thread of the full-text index tells after it is ready. */
export type IndexerReply = { readonly kind: 'rebuilding'; readonly reason: string } | { readonly kind: 'indexed' } | { readonly kind: 'index-failed'; readonly message: string };
