import type { HeaderPair } from '../../../../shared/model/header';
import type { CheckState } from '../../../../shared/model/check';
import type { SeenRecord } from '../../../../shared/model/scenario-run';

/** A captured request, or a delivery as it is now, as expectations look at it. */
export interface RunRecord {
  readonly kind: 'captured' | 'delivery';
  readonly id: string;
  readonly eventId: string | null;
  /** Rises in the order in which records came; a delivery keeps its own. */
  readonly order: number;
  readonly atMs: number;
  readonly event: string | null;
  readonly source: string | null;
  readonly method: string;
  readonly path: string;
  /** Names that `endpoint:` looks for: name and id; none of a captured request. */
  readonly endpoints: readonly string[];
  readonly state: string;
  /** Of a captured request what was answered; of a delivery every answer so far. */
  readonly statuses: readonly number[];
  readonly failures: readonly string[];
  readonly attempts: number;
  readonly durationMs: number | null;
  readonly sizeBytes: number;
  readonly checkState: CheckState | null;
  /** Empty where no expectation of the scenario looks at headers. */
  readonly headers: readonly HeaderPair[];
  /** The body's text; empty where no expectation looks at bodies, or where it is not UTF-8 text. */
  readonly body: () => string;
  /** True of a request that is a delivery of ours, caught by our own catch server. */
  readonly direct: boolean;
}

/** The record as results tell of it. */
export function seenRecord(record: RunRecord, remark?: string): SeenRecord {
  return {
    kind: record.kind,
    id: record.id,
    atMs: record.atMs,
    eventName: record.event,
    source: record.source,
    status: record.statuses.at(-1) ?? null,
    place: record.kind === 'captured' ? record.path : (record.endpoints[0] ?? ''),
    ...(remark === undefined ? {} : { remark }),
  };
}
