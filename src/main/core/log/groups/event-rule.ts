import { messageIdHeaders, messageIdOf } from '../../../../shared/model/message-id';
import type { Query } from '../../../../shared/query/query';
import { activityFlag } from '../activity-flags';
import type { Connection } from '../connection';
import { headersFromText } from '../header-text';
import { verdict, type PartVerdicts } from '../search/verdict';
import { numberOf, textOf, textOrNull } from '../sql-row';
import type { GroupCodes, GroupKey } from './group-codes';
import type { GroupRule, GroupView } from './group-rule';
import { LastPart } from './last-part';
import { eachPair } from './number-pairs';

const chosen = '(SELECT value FROM json_each(?))';
const sentSql = `SELECT group_concat(position || ' ' || event_key, ' ') AS pairs FROM delivery WHERE position IN ${chosen}`;
const caughtSql = `SELECT group_concat(a.position || ' ' || d.event_key, ' ') AS pairs
  FROM activity a JOIN capture_join j ON j.capture_seq = a.seq JOIN attempt t ON t.key = j.attempt_key JOIN delivery d ON d.position = t.delivery_position
  WHERE a.position IN ${chosen}`;
const headersSql = `SELECT a.position, c.headers FROM activity a JOIN capture c ON c.seq = a.seq WHERE a.position IN ${chosen}`;
const hangingSql = `SELECT c.position FROM attempt t JOIN capture_join j ON j.attempt_key = t.key JOIN capture c ON c.seq = j.capture_seq WHERE t.delivery_position IN ${chosen}`;

const span = { from: 0, to: 0 };
/** Records with a header in which senders number their messages. */
const numbered: Query = { kind: 'or', parts: messageIdHeaders.map((name) => ({ kind: 'condition', condition: { kind: 'header', name }, span })) };

/** Groups by what was sent: an event’s deliveries with the requests captured of them, and requests from outside by the id that their sender gave them. */
export class EventRule implements GroupRule {
  readonly mostRecords = 4_000;
  readonly hangsTogether = true;
  readonly #codes: GroupCodes;
  readonly #part = new LastPart<PartVerdicts>();

  constructor(codes: GroupCodes) {
    this.#codes = codes;
  }

  look(view: GroupView, positions: readonly number[], tell: (position: number, code: number) => void): void {
    const { connection, index } = view;
    const sent: number[] = [];
    const received = new Set<number>();
    for (const position of positions) {
      if (((index.flags[index.indexOf(position)] ?? 0) & activityFlag.received) === 0) sent.push(position);
      else received.add(position);
    }
    const byEvent = (position: number, eventKey: number): void => {
      received.delete(position);
      tell(position, this.#codes.codeOf(this.#codes.keyOfNumber(eventKey)));
    };
    if (sent.length > 0) eachPair(pairsOf(connection, sentSql, sent), byEvent);
    if (received.size > 0) eachPair(pairsOf(connection, caughtSql, [...received]), byEvent);
    const open = [...received].filter((position) => this.#mayBeNumbered(view, position));
    if (open.length > 0) {
      for (const row of connection.prepare(headersSql).all(JSON.stringify(open))) {
        const id = messageIdOf(headersFromText(textOf(row, 'headers')));
        if (id === undefined) continue;
        const position = numberOf(row, 'position');
        received.delete(position);
        tell(position, this.#codes.codeOf(messageKey(this.#codes, id[0], id[1])));
      }
    }
    for (const position of received) tell(position, this.#codes.alone());
  }

  changed(): void {
    // What is asked of the index, the headers of captured requests, never changes.
  }

  hangingOn(connection: Connection, positions: readonly number[]): readonly number[] {
    return connection.prepare(hangingSql).all(JSON.stringify(positions)).map((row) => numberOf(row, 'position'));
  }

  forget(): void {
    this.#part.forget();
  }

  #mayBeNumbered({ verdicts }: GroupView, position: number): boolean {
    if (verdicts === undefined) return true;
    const part = this.#part.at(position, () => verdicts.verdictsAt(position, numbered, 0));
    return (part?.verdicts[position - part.base] ?? verdict.maybe) !== verdict.no;
  }
}

function pairsOf(connection: Connection, sql: string, positions: readonly number[]): string | null {
  const row = connection.prepare(sql).get(JSON.stringify(positions));
  return row === undefined ? null : textOrNull(row, 'pairs');
}

/** The key of requests with this message id. */
export function messageKey(codes: GroupCodes, header: string, value: string): GroupKey {
  return codes.keyOfText(`${header} ${value}`);
}
