import { countedRetries, type WaitingRetries } from '../../../shared/model/waiting-retries';
import type { Connection } from './connection';
import { numberOf } from './sql-row';

/** Counts the deliveries that were tried and wait, by the two indexes that hold those that wait and no other. */
export function waitingRetries(connection: Connection): WaitingRetries {
  const first = connection
    .prepare('SELECT next_attempt_at_ms AS at_ms FROM delivery INDEXED BY delivery_next_attempt WHERE next_attempt_at_ms IS NOT NULL AND attempt_count > 0 ORDER BY next_attempt_at_ms LIMIT 1')
    .get();
  const planned = connection.number(
    'SELECT count(*) FROM (SELECT 1 FROM delivery INDEXED BY delivery_next_attempt WHERE next_attempt_at_ms IS NOT NULL AND attempt_count > 0 LIMIT ?)',
    countedRetries,
  );
  const held = connection.number(
    "SELECT count(*) FROM (SELECT 1 FROM delivery INDEXED BY delivery_held WHERE state = 'waiting' AND next_attempt_at_ms IS NULL AND attempt_count > 0 LIMIT ?)",
    countedRetries - planned,
  );
  return { count: planned + held, ...(first === undefined ? {} : { nextAtMs: numberOf(first, 'at_ms') }) };
}
