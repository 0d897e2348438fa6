import type { Attempt } from '../../../shared/model/attempt';
import type { Delivery, DeliveryDetail, DeliverySummary } from '../../../shared/model/delivery';
import type { EventRecord, PerformedBy, Source, SubjectKind } from '../../../shared/model/event';
import { captureIdOf } from './capture-id';
import type { Connection, SqlRow } from './connection';
import { deliveriesOfEvent, deliveryById } from './delivery-rows';
import { headersFromText } from './header-text';
import { outcomeFromText } from './outcome-text';
import { bytesOf, numberOf, numberOrNull, textOf, textOrNull } from './sql-row';

/** An event that is on record. Throws where it is not. */
export function eventById(connection: Connection, id: string): EventRecord {
  const row = connection.prepare('SELECT id, name, source, performed_by, subject_kind, subject_text, created_at_ms FROM event WHERE id = ?').get(id);
  if (row === undefined) throw new Error(`no event ${id}`);
  const performedBy: PerformedBy = JSON.parse(textOf(row, 'performed_by'));
  return {
    id: textOf(row, 'id'),
    name: textOf(row, 'name'),
    source: textOf(row, 'source') as Source,
    performedBy,
    subjectKind: textOf(row, 'subject_kind') as SubjectKind,
    subjectText: textOf(row, 'subject_text'),
    createdAtMs: numberOf(row, 'created_at_ms'),
  };
}

function toAttempt(row: SqlRow, deliveryId: string): Attempt {
  const outcome = textOrNull(row, 'outcome');
  const captureSeq = numberOrNull(row, 'capture_seq');
  return {
    deliveryId,
    number: numberOf(row, 'number'),
    startedAtMs: numberOf(row, 'started_at_ms'),
    request: { method: textOf(row, 'method'), target: textOf(row, 'target'), headers: headersFromText(textOf(row, 'headers')), body: bytesOf(row, 'bytes') },
    ...(outcome === null ? {} : { outcome: outcomeFromText(outcome, row['answer_body'] === null ? undefined : bytesOf(row, 'answer_body')) }),
    ...(captureSeq === null ? {} : { captureId: captureIdOf(captureSeq) }),
  };
}

/** A delivery with its event; undefined where there is none. */
export function deliveryToSend(connection: Connection, id: string): { readonly event: EventRecord; readonly delivery: DeliverySummary } | undefined {
  const found = deliveryById(connection, id);
  return found === undefined ? undefined : { event: eventById(connection, found.summary.eventId), delivery: found.summary };
}

/** Everything about a delivery; undefined where there is none. An attempt that caused two captured requests names the later one. */
export function deliveryDetail(connection: Connection, id: string): DeliveryDetail | undefined {
  const found = deliveryById(connection, id);
  if (found === undefined) return undefined;
  const { summary } = found;
  const delivery: Delivery = {
    id: summary.id,
    eventId: summary.eventId,
    endpointId: summary.endpointId,
    endpointName: summary.endpointName,
    url: summary.url,
    state: summary.state,
    createdAtMs: summary.createdAtMs,
    attemptLimit: summary.attemptLimit,
    ...(summary.reason === undefined ? {} : { reason: summary.reason }),
    ...(summary.nextAttemptAtMs === undefined ? {} : { nextAttemptAtMs: summary.nextAttemptAtMs }),
    ...(summary.nextAttemptReason === undefined ? {} : { nextAttemptReason: summary.nextAttemptReason }),
    ...(summary.faults === undefined ? {} : { faults: summary.faults }),
    ...(summary.origin === undefined ? {} : { origin: summary.origin }),
    ...(summary.deliverAnyway === undefined ? {} : { deliverAnyway: summary.deliverAnyway }),
  };
  const attempts = connection
    .prepare(
      `SELECT t.number, t.started_at_ms, t.method, t.target, t.headers, b.bytes, t.outcome, t.answer_body,
         (SELECT max(j.capture_seq) FROM capture_join j WHERE j.attempt_key = t.key) AS capture_seq
       FROM attempt t JOIN wire_body b ON b.key = t.body_key WHERE t.delivery_position = ? ORDER BY t.number`,
    )
    .all(summary.position)
    .map((row) => toAttempt(row, id));
  const siblings = deliveriesOfEvent(connection, summary.eventId).filter((sibling) => sibling.id !== id);
  return { delivery, event: eventById(connection, summary.eventId), attempts, siblings };
}
