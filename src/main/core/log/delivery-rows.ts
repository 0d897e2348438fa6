import type { DeliveryOrigin, DeliveryState, DeliverySummary, NextAttemptReason, WaitingDelivery } from '../../../shared/model/delivery';
import type { NotDeliveredReason } from '../../../shared/model/endpoint';
import type { FaultChoice } from '../../../shared/model/fault';
import { captureIdOf } from './capture-id';
import type { Connection, SqlRow } from './connection';
import { numberOf, numberOrNull, textOf, textOrNull } from './sql-row';

/** Columns of a delivery with those of its event. A captured request that was dropped is not named any more. */
const summarySelect = `SELECT d.position, d.id, e.id AS event_id, e.name AS event_name, e.source, d.endpoint_id, d.endpoint_name, d.url, d.state, d.reason,
    d.created_at_ms, d.next_attempt_at_ms, d.next_attempt_reason, d.attempt_limit, d.faults, d.origin, d.deliver_anyway, d.attempt_count, d.status, d.failure_code, d.duration_ms, d.size_bytes,
    (SELECT c.seq FROM capture c WHERE c.seq = d.capture_seq) AS capture_seq
  FROM delivery d JOIN event e ON e.key = d.event_key`;

/** A delivery row, with what only the log needs of it. */
export interface DeliveryRow {
  readonly summary: DeliverySummary;
  readonly sizeBytes: number;
}

function toRow(row: SqlRow): DeliveryRow {
  const reason = textOrNull(row, 'reason');
  const nextAttemptAtMs = numberOrNull(row, 'next_attempt_at_ms');
  const nextAttemptReason = textOrNull(row, 'next_attempt_reason');
  const faults = textOrNull(row, 'faults');
  const origin = textOrNull(row, 'origin');
  const status = numberOrNull(row, 'status');
  const failureCode = textOrNull(row, 'failure_code');
  const durationMs = numberOrNull(row, 'duration_ms');
  const captureSeq = numberOrNull(row, 'capture_seq');
  return {
    sizeBytes: numberOf(row, 'size_bytes'),
    summary: {
      id: textOf(row, 'id'),
      eventId: textOf(row, 'event_id'),
      endpointId: textOf(row, 'endpoint_id'),
      endpointName: textOf(row, 'endpoint_name'),
      url: textOf(row, 'url'),
      state: textOf(row, 'state') as DeliveryState,
      createdAtMs: numberOf(row, 'created_at_ms'),
      position: numberOf(row, 'position'),
      eventName: textOf(row, 'event_name'),
      source: textOf(row, 'source'),
      attemptCount: numberOf(row, 'attempt_count'),
      attemptLimit: numberOf(row, 'attempt_limit'),
      ...(nextAttemptAtMs === null ? {} : { nextAttemptAtMs }),
      ...(nextAttemptReason === null ? {} : { nextAttemptReason: nextAttemptReason as NextAttemptReason }),
      ...(faults === null ? {} : { faults: JSON.parse(faults) as readonly FaultChoice[] }),
      ...(origin === null ? {} : { origin: JSON.parse(origin) as DeliveryOrigin }),
      ...(numberOf(row, 'deliver_anyway') === 0 ? {} : { deliverAnyway: true }),
      ...(reason === null ? {} : { reason: reason as NotDeliveredReason }),
      ...(status === null ? {} : { status }),
      ...(failureCode === null ? {} : { failureCode }),
      ...(durationMs === null ? {} : { durationMs }),
      ...(captureSeq === null ? {} : { captureId: captureIdOf(captureSeq) }),
    },
  };
}

/** The delivery with this id, or undefined. */
export function deliveryById(connection: Connection, id: string): DeliveryRow | undefined {
  const row = connection.prepare(`${summarySelect} WHERE d.id = ?`).get(id);
  return row === undefined ? undefined : toRow(row);
}

/** The delivery at this position, or undefined. */
export function deliveryAt(connection: Connection, position: number): DeliveryRow | undefined {
  const row = connection.prepare(`${summarySelect} WHERE d.position = ?`).get(position);
  return row === undefined ? undefined : toRow(row);
}

/** All deliveries of an event, in the order in which they were added. */
export function deliveriesOfEvent(connection: Connection, eventId: string): readonly DeliverySummary[] {
  return connection
    .prepare(`${summarySelect} WHERE e.id = ? ORDER BY d.position`)
    .all(eventId)
    .map((row) => toRow(row).summary);
}

/** Deliveries that are queued or sending, oldest first. */
export function deliveriesUnderWay(connection: Connection): readonly DeliverySummary[] {
  return connection
    .prepare(`${summarySelect} WHERE d.state IN ('queued', 'sending') ORDER BY d.position`)
    .all()
    .map((row) => toRow(row).summary);
}

/** Deliveries whose next attempt is planned after this place, nearest first. */
export function waitingDeliveries(connection: Connection, after: { readonly atMs: number; readonly position: number }, limit: number): readonly WaitingDelivery[] {
  return connection
    .prepare(
      `SELECT id, position, endpoint_id, next_attempt_at_ms FROM delivery INDEXED BY delivery_next_attempt
       WHERE next_attempt_at_ms IS NOT NULL AND (next_attempt_at_ms, position) > (?, ?) ORDER BY next_attempt_at_ms, position LIMIT ?`,
    )
    .all(after.atMs, after.position, limit)
    .map((row) => ({ id: textOf(row, 'id'), position: numberOf(row, 'position'), endpointId: textOf(row, 'endpoint_id'), atMs: numberOf(row, 'next_attempt_at_ms') }));
}

/** Deliveries that wait for a paused endpoint, oldest first, after a position. */
export function heldDeliveries(connection: Connection, afterPosition: number, limit: number): readonly DeliverySummary[] {
  return connection
    .prepare(`${summarySelect} WHERE d.state = 'waiting' AND d.next_attempt_at_ms IS NULL AND d.position > ? ORDER BY d.position LIMIT ?`)
    .all(afterPosition, limit)
    .map((row) => toRow(row).summary);
}

/** The deliveries at these positions, oldest first. Positions without one give none. */
export function deliveriesAt(connection: Connection, positions: readonly number[]): readonly DeliverySummary[] {
  return connection
    .prepare(`${summarySelect} WHERE d.position IN (SELECT value FROM json_each(?)) ORDER BY d.position`)
    .all(JSON.stringify(positions))
    .map((row) => toRow(row).summary);
}

/** Every delivery of the log, oldest first. */
export function deliveriesWithEvents(connection: Connection): readonly DeliveryRow[] {
  return connection.prepare(`${summarySelect} ORDER BY d.position`).all().map(toRow);
}
