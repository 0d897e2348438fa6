import type { GroupBy, GroupSubject } from '../../../../shared/model/record-group';
import { messageIdOf } from '../../../../shared/model/message-id';
import { captureIdOf, seqOfCaptureId } from '../capture-id';
import type { Connection } from '../connection';
import { headersFromText } from '../header-text';
import { factsAt } from '../search/record-facts';
import { numberOf, numberOrNull, textOf, textOrNull } from '../sql-row';
import type { ActivityIndex } from '../activity-index';
import { noSubject, subjectKey } from './claim-rule';
import { subjectOf } from './claim-subject';
import { messageKey } from './event-rule';
import type { RecordGroups } from './record-groups';

const namesSql = `SELECT a.position, a.seq, e.id AS event_id, CASE WHEN e.id IS NULL THEN c.headers END AS headers
  FROM activity a LEFT JOIN capture c ON c.seq = a.seq LEFT JOIN capture_join j ON j.capture_seq = a.seq LEFT JOIN attempt t ON t.key = j.attempt_key
  LEFT JOIN delivery d ON d.position = coalesce(t.delivery_position, a.position) LEFT JOIN event e ON e.key = d.event_key
  WHERE a.position = ?`;
const contents = { names: false, checks: false, notes: false, contents: true } as const;

/** What the group of the record at this position has in common. */
export function subjectAt(connection: Connection, by: GroupBy, position: number): GroupSubject {
  if (by === 'claim') {
    const [record] = factsAt(connection, [position], contents);
    return (record === undefined ? undefined : subjectOf(record)) ?? { kind: 'none' };
  }
  const row = connection.prepare(namesSql).get(position);
  if (row === undefined) return { kind: 'none' };
  const eventId = textOrNull(row, 'event_id');
  if (eventId !== null) return { kind: 'event', id: eventId };
  const message = messageIdOf(headersFromText(textOf(row, 'headers')));
  if (message !== undefined) return { kind: 'message', header: message[0], value: message[1] };
  return { kind: 'request', id: captureIdOf(numberOrNull(row, 'seq') ?? 0) };
}

/** The id of a group by what its records have in common. */
export function groupIdOf(subject: GroupSubject): string {
  switch (subject.kind) {
    case 'none':
      return 'none';
    case 'message':
      return `message:${subject.header}:${subject.value}`;
    case 'event':
    case 'request':
    case 'claim':
    case 'contact':
      return `${subject.kind}:${subject.id}`;
  }
}

/** The code of a group by its id; undefined where there is no such group (yet). */
export function codeOfGroup(connection: Connection, index: ActivityIndex, groups: RecordGroups, id: string): number | undefined {
  const at = id.indexOf(':');
  const kind = at < 0 ? id : id.slice(0, at);
  const rest = id.slice(at + 1);
  const { codes } = groups;
  switch (kind) {
    case 'none':
      return noSubject;
    case 'event': {
      const row = connection.prepare('SELECT key FROM event WHERE id = ?').get(rest);
      return row === undefined ? undefined : codes.known(codes.keyOfNumber(numberOf(row, 'key')));
    }
    case 'message': {
      const end = rest.indexOf(':');
      return codes.known(messageKey(codes, rest.slice(0, end), rest.slice(end + 1)));
    }
    case 'request': {
      const seq = seqOfCaptureId(rest);
      const row = seq === undefined ? undefined : connection.prepare('SELECT position FROM capture WHERE seq = ?').get(seq);
      const position = row === undefined ? undefined : numberOf(row, 'position');
      return position === undefined || !index.has(position) ? undefined : groups.codeAt(index.indexOf(position));
    }
    case 'claim':
    case 'contact':
      return codes.known(subjectKey(codes, kind, rest));
    default:
      return undefined;
  }
}
