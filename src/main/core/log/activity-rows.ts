import type { ActivityRow } from '../../../shared/model/activity';
import type { CaptureState } from '../../../shared/model/captured-request';
import type { CheckState } from '../../../shared/model/check';
import type { DeliveryOrigin, DeliveryState } from '../../../shared/model/delivery';
import { endpointOfAddress, type NotDeliveredReason } from '../../../shared/model/endpoint';
import type { FailureCode } from '../../../shared/model/failure';
import type { FaultChoice } from '../../../shared/model/fault';
import { activityFlag } from './activity-flags';
import { captureIdOf } from './capture-id';
import type { Connection, SqlRow } from './connection';
import { markOf } from './record-marks';
import { numberOf, numberOrNull, textOf, textOrNull } from './sql-row';

const select = `SELECT a.position, a.flags, a.time_ms, a.event_name, a.source, a.state, a.status, a.duration_ms, a.size_bytes, a.seq, a.method, a.path, a.problem,
    a.kept_bytes, a.check_state, a.endpoint_name, d.id AS delivery_id, d.endpoint_id, d.reason, d.failure_code, d.attempt_count, d.attempt_limit, d.next_attempt_at_ms, d.faults, d.origin, d.deliver_anyway, e.id AS event_id, m.colour AS mark_colour, m.note AS mark_note
  FROM activity a LEFT JOIN delivery d ON d.position = a.position LEFT JOIN event e ON e.key = d.event_key LEFT JOIN record_mark m ON m.position = a.position
  WHERE a.position IN (SELECT value FROM json_each(?)) ORDER BY a.position`;

function toRow(row: SqlRow): ActivityRow {
  const flags = numberOf(row, 'flags');
  const mark = markOf(row);
  const base = {
    position: numberOf(row, 'position'),
    timeMs: numberOf(row, 'time_ms'),
    eventName: textOrNull(row, 'event_name'),
    source: textOrNull(row, 'source'),
    status: numberOrNull(row, 'status'),
    durationMs: numberOrNull(row, 'duration_ms'),
    sizeBytes: numberOf(row, 'size_bytes'),
    pinned: (flags & activityFlag.pinned) !== 0,
    ...(mark === undefined ? {} : { mark }),
  };
  if ((flags & activityFlag.received) === 0) {
    const origin = JSON.parse(textOrNull(row, 'origin') ?? 'null') as DeliveryOrigin | null;
    const endpointId = textOf(row, 'endpoint_id');
    return {
      ...base,
      direction: 'sent',
      id: textOf(row, 'delivery_id'),
      eventId: textOf(row, 'event_id'),
      endpointId,
      endpointName: textOf(row, 'endpoint_name'),
      state: textOf(row, 'state') as DeliveryState,
      reason: textOrNull(row, 'reason') as NotDeliveredReason | null,
      failureCode: textOrNull(row, 'failure_code') as FailureCode | null,
      attemptCount: numberOf(row, 'attempt_count'),
      attemptLimit: numberOf(row, 'attempt_limit'),
      nextAttemptAtMs: numberOrNull(row, 'next_attempt_at_ms'),
      faults: JSON.parse(textOrNull(row, 'faults') ?? '[]') as readonly FaultChoice[],
      // A replay and an address of its own are always sent, whatever is subscribed: nothing was overruled.
      anyway: numberOf(row, 'deliver_anyway') !== 0 && origin?.kind !== 'replay' && endpointOfAddress(endpointId) === undefined,
      origin,
    };
  }
  const seq = numberOf(row, 'seq');
  return {
    ...base,
    direction: 'received',
    id: captureIdOf(seq),
    seq,
    method: textOf(row, 'method'),
    path: textOf(row, 'path'),
    state: textOf(row, 'state') as CaptureState,
    problem: textOrNull(row, 'problem'),
    truncated: (flags & activityFlag.truncated) !== 0,
    keptBytes: numberOf(row, 'kept_bytes'),
    checkState: textOf(row, 'check_state') as CheckState,
    fromWebPage: (flags & activityFlag.fromWebPage) !== 0,
  };
}

/** The rows of the stream at these positions, oldest first. Positions without a record give no row. */
export function activityRowsAt(connection: Connection, positions: readonly number[]): readonly ActivityRow[] {
  return connection.prepare(select).all(JSON.stringify(positions)).map(toRow);
}
