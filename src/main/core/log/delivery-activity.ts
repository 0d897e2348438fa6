import type { DeliveryState, DeliverySummary } from '../../../shared/model/delivery';
import { activityFlag } from './activity-flags';
import type { Connection } from './connection';

/** The flags of a delivery that depend on its state. */
export function deliveryFlags(state: DeliveryState): number {
  switch (state) {
    case 'queued':
    case 'sending':
    case 'waiting':
      return activityFlag.underWay;
    case 'not-delivered':
      return activityFlag.notDelivered;
    case 'failed':
    case 'unknown':
      return activityFlag.failing;
    case 'delivered':
    case 'cancelled':
      return 0;
  }
}

/** Adds the row of the stream for a delivery that has none yet, and returns its flags. */
export function addDeliveryActivity(connection: Connection, summary: DeliverySummary, sizeBytes: number): number {
  const flags = deliveryFlags(summary.state);
  connection
    .prepare('INSERT INTO activity (position, flags, time_ms, event_name, source, state, status, duration_ms, size_bytes, endpoint_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(summary.position, flags, summary.createdAtMs, summary.eventName, summary.source, summary.state, summary.status ?? null, summary.durationMs ?? null, sizeBytes, summary.endpointName);
  return flags;
}

/**
 * Copies what changed on a delivery to its row of the stream, and returns its flags. `before` are the flags that stand there: where they stay
 * as they are, their index is left alone.
 */
export function updateDeliveryActivity(connection: Connection, summary: DeliverySummary, sizeBytes: number, before: number): number {
  const flags = deliveryFlags(summary.state) | (before & activityFlag.pinned);
  if (flags !== before) connection.prepare('UPDATE activity SET flags = ? WHERE position = ?').run(flags, summary.position);
  connection
    .prepare('UPDATE activity SET state = ?, status = ?, duration_ms = ?, size_bytes = ? WHERE position = ?')
    .run(summary.state, summary.status ?? null, summary.durationMs ?? null, sizeBytes, summary.position);
  return flags;
}
