import type { HeaderPair } from '../../../../shared/model/header';
import { BodyText } from '../../../../shared/query/body-text';
import type { QueryRecord } from '../../../../shared/query/query-record';
import { activityFlag } from '../activity-flags';
import { captureIdOf } from '../capture-id';
import type { Connection, SqlRow } from '../connection';
import { headersFromText } from '../header-text';
import { bytesOf, numberOf, numberOrNull, textOf, textOrNull } from '../sql-row';
import { pathOfUrl } from '../../url-path';

/** Which parts of a record its conditions read. The narrow row of the stream is always read. */
export interface WantedFacts {
  /** What a delivery says of itself, its event and its attempts' methods and answers; and the target of a captured request. */
  readonly names: boolean;
  /** Which checks failed or warned. */
  readonly checks: boolean;
  /** Whether the user has put a note on it. */
  readonly notes: boolean;
  /** Headers and bodies. */
  readonly contents: boolean;
}

/** A record of the log as the conditions of a query see it, with what else the index keeps of it. */
export interface RecordFacts extends QueryRecord {
  readonly flags: number;
  /** Of all its bodies together. */
  readonly bodyBytes: number;
}

interface AttemptFacts {
  readonly method: string;
  readonly target: string;
  readonly status: number | null;
  readonly failure: string | null;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array | undefined;
}

const decoder = new TextDecoder('utf-8');

const narrow = 'a.position, a.flags, a.time_ms, a.state, a.status, a.duration_ms, a.size_bytes, a.seq, a.method, a.check_state, a.event_name, a.source, a.endpoint_name';
const chosen = '(SELECT value FROM json_each(?))';

const noted = 'EXISTS (SELECT 1 FROM record_mark m WHERE m.position = a.position AND m.note IS NOT NULL) AS noted';

function recordSql({ names, checks, notes, contents }: WantedFacts): string {
  const columns = [narrow, ...(names || contents ? ['c.target'] : []), ...(checks ? ['c.check_marks'] : []), ...(notes ? [noted] : []), ...(contents ? ['c.headers', 'c.trailers', 'c.body'] : [])];
  return `SELECT ${columns.join(', ')} FROM activity a ${names || checks || contents ? 'LEFT JOIN capture c ON c.seq = a.seq' : ''} WHERE a.position IN ${chosen} ORDER BY a.position`;
}

const deliverySql = `SELECT d.position, d.id, d.endpoint_id, d.url, d.attempt_count, e.id AS event_id, e.subject_kind, e.subject_text
  FROM delivery d JOIN event e ON e.key = d.event_key WHERE d.position IN ${chosen}`;

function attemptSql({ contents }: WantedFacts): string {
  return `SELECT t.delivery_position, t.method, t.target, json_extract(t.outcome, '$.answer.status') AS status, json_extract(t.outcome, '$.failure.code') AS failure${contents ? ', t.headers, b.bytes' : ''}
    FROM attempt t ${contents ? 'JOIN wire_body b ON b.key = t.body_key' : ''} WHERE t.delivery_position IN ${chosen} ORDER BY t.key`;
}

/** Reads the records at these positions, oldest first. Positions without a record give none. */
export function factsAt(connection: Connection, positions: readonly number[], wanted: WantedFacts): readonly RecordFacts[] {
  const rows = connection.prepare(recordSql(wanted)).all(JSON.stringify(positions));
  const sent = rows.filter((row) => (numberOf(row, 'flags') & activityFlag.received) === 0).map((row) => numberOf(row, 'position'));
  if (sent.length === 0 || (!wanted.names && !wanted.contents)) return rows.map((row) => toFacts(row, undefined, []));
  const chosenSent = JSON.stringify(sent);
  const deliveries = new Map(connection.prepare(deliverySql).all(chosenSent).map((row) => [numberOf(row, 'position'), row]));
  const attempts = new Map<number, AttemptFacts[]>();
  for (const row of connection.prepare(attemptSql(wanted)).all(chosenSent)) {
    const position = numberOf(row, 'delivery_position');
    const attempt: AttemptFacts = {
      method: textOf(row, 'method'),
      target: textOf(row, 'target'),
      status: numberOrNull(row, 'status'),
      failure: textOrNull(row, 'failure'),
      headers: wanted.contents ? headersFromText(textOf(row, 'headers')) : [],
      body: wanted.contents ? bytesOf(row, 'bytes') : undefined,
    };
    const before = attempts.get(position);
    if (before === undefined) attempts.set(position, [attempt]);
    else before.push(attempt);
  }
  return rows.map((row) => {
    const position = numberOf(row, 'position');
    return toFacts(row, deliveries.get(position), attempts.get(position) ?? []);
  });
}

function toFacts(row: SqlRow, delivery: SqlRow | undefined, attempts: readonly AttemptFacts[]): RecordFacts {
  const flags = numberOf(row, 'flags');
  const common = {
    position: numberOf(row, 'position'),
    flags,
    isReceived: (flags & activityFlag.received) !== 0,
    isPinned: (flags & activityFlag.pinned) !== 0,
    timeMs: numberOf(row, 'time_ms'),
    state: textOf(row, 'state'),
    durationMs: numberOrNull(row, 'duration_ms'),
    sizeBytes: numberOf(row, 'size_bytes'),
    checkState: textOrNull(row, 'check_state'),
    checkMarks: 'check_marks' in row ? (textOrNull(row, 'check_marks')?.split(' ') ?? []) : [],
    isNoted: 'noted' in row && numberOf(row, 'noted') === 1,
    eventName: textOrNull(row, 'event_name'),
    source: textOrNull(row, 'source'),
  };
  const seq = numberOrNull(row, 'seq');
  if (seq !== null) {
    const status = numberOrNull(row, 'status');
    const target = 'target' in row ? textOrNull(row, 'target') : null;
    const body = 'body' in row ? bytesOf(row, 'body') : undefined;
    return {
      ...common,
      statuses: status === null ? [] : [status],
      failures: [],
      attempts: null,
      methods: [textOf(row, 'method')],
      path: target,
      addresses: [],
      endpoint: [],
      ids: [captureIdOf(seq)],
      headers: 'headers' in row ? [...headersFromText(textOf(row, 'headers')), ...headersFromText(textOf(row, 'trailers'))] : [],
      bodies: body === undefined ? [] : [bodyText(body)],
      bodyBytes: body?.length ?? 0,
      subject: undefined,
    };
  }
  const url = delivery === undefined ? undefined : textOf(delivery, 'url');
  const subjectText = delivery === undefined ? '' : textOf(delivery, 'subject_text');
  const endpointName = textOrNull(row, 'endpoint_name');
  return {
    ...common,
    statuses: attempts.flatMap(({ status }) => status ?? []),
    failures: attempts.flatMap(({ failure }) => failure ?? []),
    attempts: delivery === undefined ? null : numberOf(delivery, 'attempt_count'),
    methods: attempts.map(({ method }) => method),
    path: url === undefined ? null : pathOfUrl(url),
    addresses: [...(url === undefined ? [] : [url]), ...attempts.map(({ target }) => target)],
    endpoint: [...(endpointName === null ? [] : [endpointName]), ...(delivery === undefined ? [] : [textOf(delivery, 'endpoint_id')])],
    ids: delivery === undefined ? [] : [textOf(delivery, 'id'), textOf(delivery, 'event_id')],
    headers: attempts.flatMap(({ headers }) => headers),
    bodies: attempts.flatMap(({ body }) => (body === undefined ? [] : [bodyText(body)])),
    bodyBytes: attempts.reduce((bytes, { body }) => bytes + (body?.length ?? 0), 0),
    subject: delivery === undefined ? undefined : { name: textOf(delivery, 'subject_kind'), body: new BodyText(() => subjectText) },
  };
}

/** As UTF-8; bytes that are none stand as replacement characters. */
function bodyText(bytes: Uint8Array): BodyText {
  return new BodyText(() => decoder.decode(bytes));
}
