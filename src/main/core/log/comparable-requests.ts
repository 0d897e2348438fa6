import type { CapturedRequest } from '../../../shared/model/captured-request';
import { captureIdOf } from './capture-id';
import type { Connection } from './connection';
import { headersFromText } from './header-text';
import { bytesOf, numberOf, textOf, textOrNull } from './sql-row';

/** A captured request as others are compared with it. The body is empty where it is too large, which `isCut` says. */
export type ComparableRequest = Pick<CapturedRequest, 'id' | 'seq' | 'position' | 'receivedAtMs' | 'headers' | 'body' | 'bodySha256' | 'eventName'> & { readonly isCut: boolean };

const largestBody = 1024 * 1024;
/** Records that are passed over at most, so that a log of deliveries alone is not read through. */
const passedRecords = 50_000;

const select = `SELECT c.seq, a.position, c.received_at_ms, c.headers, c.body_sha256, c.event_name, a.kept_bytes > ${largestBody} AS is_cut,
    CASE WHEN a.kept_bytes > ${largestBody} THEN x'' ELSE c.body END AS body
  FROM activity a CROSS JOIN capture c ON c.seq = a.seq
  WHERE a.position < ?1 AND a.position >= ?1 - ${passedRecords} AND a.state = 'complete' AND c.truncated = 0 AND c.problem_code IS NULL
  ORDER BY a.position DESC LIMIT ?2`;

/** The whole captured requests among the records before a position, newest first. */
export function comparableBefore(connection: Connection, position: number, limit: number): readonly ComparableRequest[] {
  return connection
    .prepare(select)
    .all(position, limit)
    .map((row) => {
      const seq = numberOf(row, 'seq');
      return {
        id: captureIdOf(seq),
        seq,
        position: numberOf(row, 'position'),
        receivedAtMs: numberOf(row, 'received_at_ms'),
        headers: headersFromText(textOf(row, 'headers')),
        body: bytesOf(row, 'body'),
        isCut: numberOf(row, 'is_cut') === 1,
        bodySha256: textOf(row, 'body_sha256'),
        eventName: textOrNull(row, 'event_name'),
      };
    });
}
