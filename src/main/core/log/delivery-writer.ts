import { failure } from '../../../shared/model/failure';
import type { AttemptOutcome, WireRequest } from '../../../shared/model/attempt';
import type { Delivery, DeliveryMove, DeliveryState, DeliverySummary, NextAttempt } from '../../../shared/model/delivery';
import type { EventRecord } from '../../../shared/model/event';
import { activityFlag } from './activity-flags';
import type { CommitEffects } from './commit-effects';
import type { Connection } from './connection';
import type { ConnectionJoins } from './connection-joins';
import { DeliveriesAtWork, finishedSummary, recordedSummary, startedSummary, type DeliveryAtWork, type EventAtWork } from './deliveries-at-work';
import { addDeliveryActivity, updateDeliveryActivity } from './delivery-activity';
import { deliveriesUnderWay, deliveryAt, deliveryById } from './delivery-rows';
import { headersToText } from './header-text';
import { outcomeToText } from './outcome-text';
import { bytesOf, numberOf, textOf, textOrNull } from './sql-row';

/** A write that names a record which is not there, or that is against the order of an attempt's life. Nothing was written by it. */
export class RefusedWrite extends Error {}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && Buffer.compare(one, other) === 0;
}

/** Writes events, deliveries and attempts. Every method must run inside a transaction; what it changed is told to `effects`. */
export class DeliveryWriter {
  readonly #connection: Connection;
  readonly #joins: ConnectionJoins;
  readonly #atWork = new DeliveriesAtWork();

  constructor(connection: Connection, joins: ConnectionJoins) {
    this.#connection = connection;
    this.#joins = joins;
  }

  /** Must be called where a transaction was rolled back, or where records were dropped. */
  forgetAll(): void {
    this.#atWork.forgetAll();
  }

  /** Stores an event and its deliveries at the positions from `firstPosition` on. */
  addEvent(event: EventRecord, deliveries: readonly Delivery[], firstPosition: number, effects: CommitEffects): readonly DeliverySummary[] {
    const { lastInsertRowid } = this.#connection
      .prepare('INSERT INTO event (id, name, source, performed_by, subject_kind, subject_text, created_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(event.id, event.name, event.source, JSON.stringify(event.performedBy), event.subjectKind, event.subjectText, event.createdAtMs);
    return this.#addDeliveries(event, { key: Number(lastInsertRowid), mayHaveBodies: false }, deliveries, firstPosition, effects);
  }

  /** Stores further deliveries of an event at the positions from `firstPosition` on. */
  addDeliveries(eventId: string, deliveries: readonly Delivery[], firstPosition: number, effects: CommitEffects): readonly DeliverySummary[] {
    const row = this.#connection.prepare('SELECT key, name, source FROM event WHERE id = ?').get(eventId);
    if (row === undefined) throw new RefusedWrite(`There is no event ${eventId} in the log.`);
    return this.#addDeliveries({ name: textOf(row, 'name'), source: textOf(row, 'source') }, { key: numberOf(row, 'key'), mayHaveBodies: true }, deliveries, firstPosition, effects);
  }

  #addDeliveries(event: { readonly name: string; readonly source: string }, eventAtWork: EventAtWork, deliveries: readonly Delivery[], firstPosition: number, effects: CommitEffects): readonly DeliverySummary[] {
    return deliveries.map((delivery, index) => {
      const position = firstPosition + index;
      this.#connection
        .prepare(
          `INSERT INTO delivery (position, id, event_key, endpoint_id, endpoint_name, url, state, reason, created_at_ms, next_attempt_at_ms, next_attempt_reason, attempt_limit, faults, origin, deliver_anyway, attempt_count, size_bytes)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)`,
        )
        .run(
          position,
          delivery.id,
          eventAtWork.key,
          delivery.endpointId,
          delivery.endpointName,
          delivery.url,
          delivery.state,
          delivery.reason ?? null,
          delivery.createdAtMs,
          delivery.nextAttemptAtMs ?? null,
          delivery.nextAttemptReason ?? null,
          delivery.attemptLimit,
          delivery.faults === undefined ? null : JSON.stringify(delivery.faults),
          delivery.origin === undefined ? null : JSON.stringify(delivery.origin),
          delivery.deliverAnyway === undefined ? 0 : 1,
        );
      const summary = recordedSummary(delivery, position, event);
      const flags = addDeliveryActivity(this.#connection, summary, 0);
      this.#atWork.keep({ summary, sizeBytes: 0, flags, event: eventAtWork });
      effects.add(flags, false);
      return summary;
    });
  }

  startAttempt(deliveryId: string, number: number, startedAtMs: number, request: WireRequest, effects: CommitEffects): DeliverySummary {
    const { summary: before, flags, event } = this.#byId(deliveryId);
    const { lastInsertRowid } = this.#connection
      .prepare('INSERT INTO attempt (delivery_position, number, started_at_ms, method, target, headers, body_key) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(before.position, number, startedAtMs, request.method, request.target, headersToText(request.headers), this.#bodyKey(event, request.body));
    const summary = startedSummary(before, number);
    const sizeBytes = request.body.length;
    this.#connection
      .prepare(
        `UPDATE delivery SET state = 'sending', reason = NULL, next_attempt_at_ms = NULL, next_attempt_reason = NULL,
           attempt_count = ?, attempt_limit = ?, size_bytes = ? WHERE position = ?`,
      )
      .run(number, summary.attemptLimit, sizeBytes, summary.position);
    const key = Number(lastInsertRowid);
    this.#joins.attemptStarted(key);
    return this.#written({ summary, sizeBytes, flags, event, attempt: { number, key } }, effects);
  }

  finishAttempt(deliveryId: string, number: number, outcome: AttemptOutcome, state: DeliveryState, next: NextAttempt | undefined, effects: CommitEffects): DeliverySummary {
    const { summary, sizeBytes, flags, event, attempt } = this.#byId(deliveryId);
    const attemptKey = attempt?.number === number ? attempt.key : this.#unfinishedAttempt(summary, number);
    this.#connection.prepare('UPDATE attempt SET outcome = ?, answer_body = ? WHERE key = ?').run(outcomeToText(outcome), outcome.answer?.body ?? null, attemptKey);
    this.#connection
      .prepare('UPDATE delivery SET state = ?, next_attempt_at_ms = ?, next_attempt_reason = ?, status = ?, failure_code = ?, duration_ms = ? WHERE position = ?')
      .run(state, next?.atMs ?? null, next?.reason ?? null, outcome.answer?.status ?? null, outcome.failure?.code ?? null, outcome.timings.totalMs, summary.position);
    const connections = [outcome.connection, outcome.abandoned].filter((ends) => ends !== undefined);
    const ended = { attemptKey, deliveryId, fromMs: outcome.startedAtMs, toMs: outcome.startedAtMs + outcome.timings.totalMs };
    const captures = this.#joins.attemptEnded(ended, connections).toReversed();
    if (captures.length === 0) return this.#written({ summary: finishedSummary(summary, outcome, state, next), sizeBytes, flags, event }, effects);
    for (const seq of captures) this.join(attemptKey, seq, effects);
    return this.#refresh(summary.position, effects);
  }

  move(deliveryId: string, move: DeliveryMove, effects: CommitEffects): DeliverySummary {
    const { summary } = this.#byId(deliveryId);
    const next = 'next' in move ? move.next : undefined;
    this.#connection
      .prepare('UPDATE delivery SET state = ?, reason = ?, next_attempt_at_ms = ?, next_attempt_reason = ? WHERE position = ?')
      .run(move.state, 'reason' in move ? move.reason : null, next?.atMs ?? null, next?.reason ?? null, summary.position);
    return this.#refresh(summary.position, effects);
  }

  /** Ends what a crash cut off; returns all deliveries that were under way, as they are now. */
  recover(effects: CommitEffects): readonly DeliverySummary[] {
    const found: DeliverySummary[] = [];
    for (const delivery of deliveriesUnderWay(this.#connection)) {
      const cutOff = this.#connection.prepare('SELECT number, started_at_ms FROM attempt WHERE delivery_position = ? AND outcome IS NULL').all(delivery.position);
      if (cutOff.length === 0) {
        found.push(delivery);
        continue;
      }
      for (const row of cutOff) {
        const outcome: AttemptOutcome = { startedAtMs: numberOf(row, 'started_at_ms'), timings: { totalMs: 0 }, failure: failure('unknown') };
        this.#connection.prepare('UPDATE attempt SET outcome = ? WHERE delivery_position = ? AND number = ?').run(outcomeToText(outcome), delivery.position, numberOf(row, 'number'));
      }
      this.#connection.prepare("UPDATE delivery SET state = 'unknown', status = NULL, failure_code = 'unknown', duration_ms = NULL WHERE position = ?").run(delivery.position);
      found.push(this.#refresh(delivery.position, effects));
    }
    return found;
  }

  /** Notes that an attempt caused a captured request; the delivery names the last one. False where the attempt is not on record (any more). */
  join(attemptKey: number, seq: number, effects: CommitEffects): boolean {
    const attempt = this.#connection.prepare('SELECT delivery_position FROM attempt WHERE key = ?').get(attemptKey);
    if (attempt === undefined) return false;
    const position = numberOf(attempt, 'delivery_position');
    this.#connection.prepare('INSERT OR REPLACE INTO capture_join (capture_seq, attempt_key) VALUES (?, ?)').run(seq, attemptKey);
    this.#connection.prepare('UPDATE delivery SET capture_seq = ? WHERE position = ?').run(seq, position);
    this.#refresh(position, effects);
    return true;
  }

  /** Marks records of either kind as kept by retention, or not. Positions without a record are passed over. */
  setPinned(positions: readonly number[], pinned: boolean, effects: CommitEffects): void {
    this.#atWork.forgetAll();
    for (const position of positions) {
      const row = this.#connection.prepare('SELECT flags FROM activity WHERE position = ?').get(position);
      if (row === undefined) continue;
      const before = numberOf(row, 'flags');
      const flags = pinned ? before | activityFlag.pinned : before & ~activityFlag.pinned;
      if (flags === before) continue;
      this.#connection.prepare('UPDATE activity SET flags = ? WHERE position = ?').run(flags, position);
      effects.change(position, flags);
    }
  }

  #unfinishedAttempt(delivery: DeliverySummary, number: number): number {
    const attempt = this.#connection.prepare('SELECT key, outcome FROM attempt WHERE delivery_position = ? AND number = ?').get(delivery.position, number);
    if (attempt === undefined) throw new RefusedWrite(`Attempt ${number} of delivery ${delivery.id} was never started.`);
    if (textOrNull(attempt, 'outcome') !== null) throw new RefusedWrite(`Attempt ${number} of delivery ${delivery.id} has ended before.`);
    return numberOf(attempt, 'key');
  }

  /** The key of these bytes among the bodies of the event: attempts of one event mostly carry the same. */
  #bodyKey(event: EventAtWork, body: Uint8Array): number {
    if (event.mayHaveBodies) {
      for (const row of this.#connection.prepare('SELECT key, bytes FROM wire_body WHERE event_key = ? AND length(bytes) = ?').all(event.key, body.length)) {
        if (sameBytes(bytesOf(row, 'bytes'), body)) return numberOf(row, 'key');
      }
    }
    event.mayHaveBodies = true;
    return Number(this.#connection.prepare('INSERT INTO wire_body (event_key, bytes) VALUES (?, ?)').run(event.key, body).lastInsertRowid);
  }

  /** Copies a delivery, as it was just written, to its row of the stream, and keeps it. `flags` are still those from before. */
  #written(delivery: DeliveryAtWork, effects: CommitEffects): DeliverySummary {
    const { summary, sizeBytes } = delivery;
    const flags = updateDeliveryActivity(this.#connection, summary, sizeBytes, delivery.flags);
    this.#atWork.keep({ ...delivery, flags });
    effects.change(summary.position, flags);
    return summary;
  }

  /** Copies what changed on the row of a delivery to its row of the stream. */
  #refresh(position: number, effects: CommitEffects): DeliverySummary {
    const row = deliveryAt(this.#connection, position);
    if (row === undefined) throw new Error(`no delivery at position ${position}`);
    const { summary, sizeBytes } = row;
    this.#atWork.forget(summary.id);
    effects.change(position, updateDeliveryActivity(this.#connection, summary, sizeBytes, this.#flagsAt(position)));
    return summary;
  }

  #byId(id: string): DeliveryAtWork {
    const known = this.#atWork.get(id);
    if (known !== undefined) return known;
    const row = deliveryById(this.#connection, id);
    if (row === undefined) throw new RefusedWrite(`There is no delivery ${id} in the log.`);
    return { ...row, flags: this.#flagsAt(row.summary.position), event: { key: this.#connection.number('SELECT event_key FROM delivery WHERE position = ?', row.summary.position), mayHaveBodies: true } };
  }

  #flagsAt(position: number): number {
    return this.#connection.number('SELECT flags FROM activity WHERE position = ?', position);
  }
}
