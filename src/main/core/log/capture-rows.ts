import type { CapturedRequest, CaptureState } from '../../../shared/model/captured-request';
import type { CheckState } from '../../../shared/model/check';
import type { RecordPart } from '../../../shared/contract/contract';
import { activityFlag } from './activity-flags';
import { captureIdOf } from './capture-id';
import { captureColumns } from './capture-values';
import type { Connection, SqlRow } from './connection';
import { headersFromText } from './header-text';
import { bytesOf, numberOf, textOf, textOrNull } from './sql-row';

const columns = `SELECT c.seq, c.position, a.flags, ${captureColumns.map((column) => `c.${column}`).join(', ')}, c.answer_body, c.body, c.raw`;
/** SQLite tells the length of a blob without reading it. */
const selectWithin = `SELECT c.seq, c.position, a.flags, ${captureColumns.map((column) => `c.${column}`).join(', ')}, c.answer_body, CASE WHEN length(c.body) > ? THEN x'' ELSE c.body END AS body, length(c.body) AS body_kept, c.raw
  FROM capture c JOIN activity a ON a.position = c.position`;
/** Captured requests have no index by position, but their rows of the stream have. */
const selectByPosition = `${columns} FROM activity a JOIN capture c ON c.seq = a.seq`;

function toCapture(row: SqlRow): CapturedRequest {
  const seq = numberOf(row, 'seq');
  const problemCode = textOrNull(row, 'problem_code');
  const fault = textOrNull(row, 'answer_fault');
  const rule = textOrNull(row, 'answer_rule');
  const checkMarks = textOrNull(row, 'check_marks');
  return {
    id: captureIdOf(seq),
    seq,
    position: numberOf(row, 'position'),
    pinned: (numberOf(row, 'flags') & activityFlag.pinned) !== 0,
    receivedAtMs: numberOf(row, 'received_at_ms'),
    state: textOf(row, 'state') as CaptureState,
    ...(problemCode === null ? {} : { problem: { code: problemCode, message: textOf(row, 'problem_message') } }),
    method: textOf(row, 'method'),
    target: textOf(row, 'target'),
    httpVersion: textOf(row, 'http_version'),
    headers: headersFromText(textOf(row, 'headers')),
    trailers: headersFromText(textOf(row, 'trailers')),
    body: bytesOf(row, 'body'),
    bodyBytes: numberOf(row, 'body_bytes'),
    bodySha256: textOf(row, 'body_sha256'),
    truncated: numberOf(row, 'truncated') === 1,
    raw: bytesOf(row, 'raw'),
    eventName: textOrNull(row, 'event_name'),
    source: textOrNull(row, 'source'),
    remoteAddress: textOf(row, 'remote_address'),
    remotePort: numberOf(row, 'remote_port'),
    localAddress: textOf(row, 'local_address'),
    localPort: numberOf(row, 'local_port'),
    secure: numberOf(row, 'secure') === 1,
    requestNumber: numberOf(row, 'request_number'),
    durationMs: numberOf(row, 'duration_ms'),
    answer: {
      status: numberOf(row, 'answer_status'),
      headers: headersFromText(textOf(row, 'answer_headers')),
      body: bytesOf(row, 'answer_body'),
      delayMs: numberOf(row, 'answer_delay_ms'),
      ...(fault === null ? {} : { fault }),
      ...(rule === null ? {} : { rule }),
    },
    checkState: textOf(row, 'check_state') as CheckState,
    ...(checkMarks === null ? {} : { checkMarks }),
    fromWebPage: numberOf(row, 'from_web_page') === 1,
  };
}

/** A captured request with what else its page needs: the delivery whose attempt caused it, and how many bytes of the body are kept, whether they were read or not. */
export type FoundCapture = CapturedRequest & { readonly deliveryId?: string; readonly bodyKept: number };

/** The captured request with this seq; undefined where there is none. A body of more bytes than `mostBodyBytes` is left out. */
export function captureBySeq(connection: Connection, seq: number, mostBodyBytes: number): FoundCapture | undefined {
  const row = connection.prepare(`${selectWithin} WHERE c.seq = ?`).get(mostBodyBytes, seq);
  if (row === undefined) return undefined;
  const joined = connection
    .prepare('SELECT d.id FROM capture_join j JOIN attempt t ON t.key = j.attempt_key JOIN delivery d ON d.position = t.delivery_position WHERE j.capture_seq = ?')
    .get(seq);
  const capture = { ...toCapture(row), bodyKept: numberOf(row, 'body_kept') };
  return joined === undefined ? capture : { ...capture, deliveryId: textOf(joined, 'id') };
}

/** Bytes [from, to) of a captured request, cut to what there is; undefined where there is no such request. */
export function captureBytes(connection: Connection, seq: number, part: RecordPart, from: number, to: number): Uint8Array | undefined {
  const start = Math.max(0, Math.floor(from));
  const length = Math.max(0, Math.floor(to) - start);
  // SQLite's substr answers NULL for an empty blob.
  const row = connection.prepare(`SELECT coalesce(substr(${part === 'raw' ? 'raw' : 'body'}, ?, ?), x'') AS bytes FROM capture WHERE seq = ?`).get(start + 1, length, seq);
  return row === undefined ? undefined : bytesOf(row, 'bytes');
}

/** Bodies beyond this wait for the next page. */
const pageBytes = 4 * 1024 * 1024;

/** The captured requests at these positions, in their order: the first of them, and as many more as together have few bytes. Positions without one give none. */
export function capturesAt(connection: Connection, positions: readonly number[]): readonly CapturedRequest[] {
  const statement = connection.prepare(`${selectByPosition} WHERE a.position = ?`);
  const captures: CapturedRequest[] = [];
  let bytes = 0;
  for (const position of positions) {
    const row = statement.get(position);
    if (row === undefined) continue;
    const capture = toCapture(row);
    captures.push(capture);
    bytes += capture.body.length + capture.raw.length;
    if (bytes >= pageBytes) break;
  }
  return captures;
}

/** The position of the last captured request up to this seq; 0 where there is none. */
export function positionOfSeq(connection: Connection, seq: number): number {
  return connection.number('SELECT position FROM capture WHERE seq <= ? ORDER BY seq DESC LIMIT 1', seq);
}
