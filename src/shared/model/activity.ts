import type { CheckState } from './check';
import type { CaptureState } from './captured-request';
import type { DeliveryOrigin, DeliveryState } from './delivery';
import type { NotDeliveredReason } from './endpoint';
import type { FailureCode } from './failure';
import type { FaultChoice } from './fault';
import type { RecordMark } from './record-mark';

/** What every row of the stream has. `position` rises with each record, sent or received, and never changes: it is the order of the stream. */
interface ActivityRowBase {
  readonly position: number;
  readonly id: string;
  readonly timeMs: number;
  readonly eventName: string | null;
  readonly source: string | null;
  /** HTTP status of the last answer, given or received. */
  readonly status: number | null;
  readonly durationMs: number | null;
  readonly sizeBytes: number;
  readonly pinned: boolean;
  /** The user's colour and note; absent where there is neither. */
  readonly mark?: RecordMark;
}

/** A delivery as a row. */
export interface SentRow extends ActivityRowBase {
  readonly direction: 'sent';
  readonly eventId: string;
  readonly endpointId: string;
  readonly endpointName: string;
  readonly state: DeliveryState;
  readonly reason: NotDeliveredReason | null;
  readonly failureCode: FailureCode | null;
  readonly attemptCount: number;
  readonly attemptLimit: number;
  /** When the next attempt leaves, in epoch milliseconds; null where none is planned. */
  readonly nextAttemptAtMs: number | null;
  /** Those put on the event on purpose; empty where it was sent as it is. */
  readonly faults: readonly FaultChoice[];
  /** True where it was sent to an endpoint that would not have got it, because the user said so. */
  readonly anyway: boolean;
  readonly origin: DeliveryOrigin | null;
}

/** A captured request as a row. */
export interface ReceivedRow extends ActivityRowBase {
  readonly direction: 'received';
  readonly seq: number;
  readonly method: string;
  readonly path: string;
  readonly state: CaptureState;
  readonly problem: string | null;
  readonly truncated: boolean;
  readonly keptBytes: number;
  readonly checkState: CheckState;
  readonly fromWebPage: boolean;
}

export type ActivityRow = SentRow | ReceivedRow;

/** The quick filters over the stream. */
export type QuickFilter = 'all' | 'sent' | 'received' | 'not-delivered' | 'failing' | 'checks-fail' | 'pinned';

/** How many records each quick filter shows, all within the same query. */
export type ActivityCounts = Readonly<Record<QuickFilter, number>>;

/** True where a row is one of the few that a person must find: failed, unknown, broken, refused by status, or with a failing check. */
export function isFailing(row: ActivityRow): boolean {
  if (row.direction === 'sent') return row.state === 'failed' || row.state === 'unknown';
  return row.state !== 'complete' || row.checkState === 'fail' || (row.status !== null && row.status >= 400);
}
