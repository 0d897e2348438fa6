import type { SeenRecord } from '../../../../shared/model/scenario-run';
import type { QueryRecord } from '../../../../shared/query/query-record';

/**
 * A captured request, or a delivery as it is now, as expectations look at it: what the log would say of it, but that `endpoint` also has the
 * scenario's name for the receiver. Headers, bodies and subject are empty where no expectation of the scenario looks at them.
 */
export interface RunRecord extends QueryRecord {
  readonly kind: 'captured' | 'delivery';
  readonly id: string;
  /** Rises in the order in which records came; a delivery keeps its own. */
  readonly order: number;
  /** The text of the last body that was sent or came, or is to be sent; empty where there is none. */
  readonly body: () => string;
  /** False where it was told of before and has changed. */
  readonly isNew: boolean;
  /** True of a request that is a delivery of ours, caught by our own catch server. */
  readonly direct: boolean;
}

/** The record without what takes room. */
export function withoutContents(record: RunRecord): RunRecord {
  return { ...record, headers: [], bodies: [], subject: undefined, body: () => '' };
}

/** The record as results tell of it. */
export function seenRecord(record: RunRecord, remark?: string): SeenRecord {
  return {
    kind: record.kind,
    id: record.id,
    atMs: record.timeMs,
    eventName: record.eventName,
    source: record.source,
    status: record.statuses.at(-1) ?? null,
    place: (record.kind === 'captured' ? record.path : record.endpoint[0]) ?? '',
    ...(remark === undefined ? {} : { remark }),
  };
}
