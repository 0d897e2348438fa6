import type { SentEvent } from '../../../shared/contract/sent-contract';
import { nodeAt } from '../../../shared/json/json-pointer';
import { stringValue } from '../../../shared/json/json-text';
import { parseJson } from '../../../shared/json/parse-json';
import type { EventRecord, PerformedBy, Source } from '../../../shared/model/event';
import { faultText, type FaultChoice } from '../../../shared/model/fault';
import { foldCase } from '../../../shared/query/text-pattern';
import type { Connection, SqlRow } from './connection';
import { eventById } from './delivery-detail';
import { numberOf, textOf, textOrNull } from './sql-row';

/** Events that are looked at in one go, so that other questions are answered between. */
const eventsAtOnce = 5_000;
/** Of a subject so many characters are looked through. */
const searchedCharacters = 2_000;
/** A longer subject is not parsed for a line of a list. */
const parsedCharacters = 256 * 1024;
const labelLength = 200;
const notByHand: ReadonlySet<unknown> = new Set(['replay', 'burst', 'scenario']);

/** Some of the events that were sent by hand, newest first; `next` is the place to go on from, absent at the end of the log. */
export interface SentEventsPart {
  readonly events: readonly SentEvent[];
  readonly next?: number;
}

/** Looks through a bounded number of events before a place (all of them where it is absent), until `limit` hold every word without case. */
export function sentEvents(connection: Connection, words: readonly string[], limit: number, before: number = Number.MAX_SAFE_INTEGER): SentEventsPart {
  const folded = words.map(foldCase);
  const rows = connection
    .prepare(
      `SELECT e.key, e.id, e.name, e.source, e.performed_by, e.created_at_ms, substr(e.subject_text, 1, ${searchedCharacters}) AS beginning,
         (SELECT d.origin FROM delivery d WHERE d.event_key = e.key LIMIT 1) AS origin
       FROM event e WHERE e.key < ? ORDER BY e.key DESC LIMIT ?`,
    )
    .all(before, eventsAtOnce);
  const events: SentEvent[] = [];
  let last = before;
  for (const row of rows) {
    if (events.length === limit) return { events, next: last };
    last = numberOf(row, 'key');
    if (isByHand(textOrNull(row, 'origin')) && holds(row, folded)) events.push(toSentEvent(connection, row));
  }
  return rows.length < eventsAtOnce ? { events } : { events, next: last };
}

/** An event with the faults of its deliveries; undefined where it is no longer in the log. */
export function composedEvent(connection: Connection, id: string): { readonly event: EventRecord; readonly faults: readonly FaultChoice[] } | undefined {
  const key = connection.prepare('SELECT key FROM event WHERE id = ?').get(id);
  return key === undefined ? undefined : { event: eventById(connection, id), faults: faultsOf(connection, numberOf(key, 'key')) };
}

function isByHand(origin: string | null): boolean {
  if (origin === null) return true;
  const read: { readonly kind?: unknown } = JSON.parse(origin);
  return !notByHand.has(read.kind);
}

function holds(row: SqlRow, folded: readonly string[]): boolean {
  if (folded.length === 0) return true;
  const text = foldCase(`${textOf(row, 'name')} ${performerOf(row).name} ${textOf(row, 'beginning')}`);
  return folded.every((word) => text.includes(word));
}

function performerOf(row: SqlRow): PerformedBy {
  return JSON.parse(textOf(row, 'performed_by'));
}

function toSentEvent(connection: Connection, row: SqlRow): SentEvent {
  const key = numberOf(row, 'key');
  const subject = subjectOf(connection, key);
  return {
    eventId: textOf(row, 'id'),
    name: textOf(row, 'name'),
    source: textOf(row, 'source') as Source,
    performedBy: performerOf(row),
    createdAtMs: numberOf(row, 'created_at_ms'),
    ...(subject === undefined ? {} : { subject }),
    faults: faultsOf(connection, key).map(faultText),
    endpoints: connection.number("SELECT count(DISTINCT endpoint_id) FROM delivery WHERE event_key = ? AND state <> 'not-delivered'", key),
  };
}

function faultsOf(connection: Connection, key: number): readonly FaultChoice[] {
  const row = connection.prepare('SELECT faults FROM delivery WHERE event_key = ? AND faults IS NOT NULL ORDER BY position LIMIT 1').get(key);
  return row === undefined ? [] : (JSON.parse(textOf(row, 'faults')) as readonly FaultChoice[]);
}

/** What people call the subject: its reference, its name, or its id. */
function subjectOf(connection: Connection, key: number): string | undefined {
  const row = connection.prepare(`SELECT subject_text FROM event WHERE key = ? AND length(subject_text) <= ${parsedCharacters}`).get(key);
  if (row === undefined) return undefined;
  const text = textOf(row, 'subject_text');
  const parsed = parseJson(text);
  if (!parsed.ok) return undefined;
  for (const pointer of ['/reference', '/name', '/id']) {
    const node = nodeAt(parsed.root, pointer);
    if (node?.kind === 'string') return stringValue(text, node).slice(0, labelLength);
    if (node?.kind === 'number') return text.slice(node.start, node.end).slice(0, labelLength);
  }
  return undefined;
}
