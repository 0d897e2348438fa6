import type { LastAttempt } from '../../../shared/model/last-attempt';
import type { Connection } from './connection';
import { outcomeFromText } from './outcome-text';
import { numberOf, textOf } from './sql-row';

/** Attempts that are looked at in one go, so that other questions are answered between. */
const attemptsAtOnce = 20_000;

/** The last attempt of an endpoint among some of the newest before a place; `next` is the place to go on from, absent at the end of the log. */
export interface LastAttemptPart {
  readonly last?: LastAttempt;
  readonly next?: number;
}

/** Looks through a bounded number of attempts before a place (all where it is absent) for the last one of an endpoint that ended. */
export function lastAttemptOf(connection: Connection, endpointId: string, before?: number): LastAttemptPart {
  const end = before ?? connection.number('SELECT max(key) FROM attempt') + 1;
  const from = end - attemptsAtOnce;
  const row = connection
    .prepare(
      `SELECT t.outcome, d.id, d.position FROM attempt t CROSS JOIN delivery d ON d.position = t.delivery_position
       WHERE t.key >= ? AND t.key < ? AND d.endpoint_id = ? AND t.outcome IS NOT NULL ORDER BY t.key DESC LIMIT 1`,
    )
    .get(from, end, endpointId);
  if (row === undefined) return from > 1 ? { next: from } : {};
  const { startedAtMs, timings, answer, failure } = outcomeFromText(textOf(row, 'outcome'), undefined);
  return {
    last: {
      deliveryId: textOf(row, 'id'),
      position: numberOf(row, 'position'),
      endedAtMs: startedAtMs + timings.totalMs,
      durationMs: timings.totalMs,
      ...(answer === undefined ? {} : { status: answer.status }),
      ...(failure === undefined ? {} : { failure: failure.message }),
    },
  };
}
