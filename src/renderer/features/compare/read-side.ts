import type { BodyPlaceOnRecord } from '../../../shared/contract/viewing-contract';
import type { HeaderPair } from '../../../shared/model/header';
import { headerValue } from '../../../shared/model/header';
import { call } from '../../host/client';
import type { ComparedRecord } from '../../host/navigation';
import type { HeldRequest } from './compare-jobs';

/** One record beside another, with its bytes. */
export interface Side {
  readonly record: ComparedRecord;
  readonly eventName: string | null;
  /** Such as "request 1171" or "to Local catch server, attempt 2". */
  readonly name: string;
  readonly timeMs: number;
  readonly request: HeldRequest;
  /** What was answered: a status and how long it took, or undefined where nothing was. */
  readonly answer: { readonly status: number; readonly durationMs: number; readonly rule: string | undefined } | undefined;
  /** Undone content codings, such as "gzip". */
  readonly decoded: string | undefined;
  /** The capture of a delivery’s attempt, or the delivery that made a capture. */
  readonly partner: ComparedRecord | undefined;
  readonly attemptNumbers: readonly number[];
}

/** A side, or why it cannot be shown: one plain sentence. */
export type SideRead = { readonly ok: true; readonly side: Side } | { readonly ok: false; readonly message: string };

/** So many bytes cross from the program at once: more would hold the window up. */
const mostBytesACall = 512 * 1024;

/** Reads a record with all of its body. */
export function readSide(record: ComparedRecord): Promise<SideRead> {
  return record.direction === 'received' ? readCapture(record) : readAttempt(record);
}

async function readCapture(record: ComparedRecord): Promise<SideRead> {
  const reply = await call('captures.get', { id: record.id });
  if (!reply.ok) return { ok: false, message: reply.error.message };
  const { capture, bodyKept, deliveryId } = reply.value;
  const place: BodyPlaceOnRecord = { of: 'captured', id: record.id };
  const bytes = await readBytes(place, false, bodyKept);
  if (bytes === undefined) return { ok: false, message: 'The body of this request is no longer in the log.' };
  const body = await bodyOf(place, bytes, capture.headers, capture.state === 'complete' && !capture.truncated);
  return {
    ok: true,
    side: {
      record,
      eventName: capture.eventName,
      name: `request ${capture.seq}`,
      timeMs: capture.receivedAtMs,
      request: { method: capture.method, target: capture.target, httpVersion: capture.httpVersion, headers: capture.headers, body: body.side },
      answer: capture.answer.status === 0 ? undefined : { status: capture.answer.status, durationMs: capture.durationMs, rule: capture.answer.rule },
      decoded: body.decoded,
      partner: deliveryId === undefined ? undefined : { direction: 'sent', id: deliveryId },
      attemptNumbers: [],
    },
  };
}

async function readAttempt(record: ComparedRecord): Promise<SideRead> {
  const reply = await call('deliveries.get', { id: record.id });
  if (!reply.ok) return { ok: false, message: reply.error.message };
  const { delivery, event, attempts } = reply.value;
  const attempt = attempts.find(({ number }) => number === record.attempt) ?? attempts.at(-1);
  if (attempt === undefined) return { ok: false, message: 'Nothing was sent for this delivery, so there is nothing to compare.' };
  const { request, outcome } = attempt;
  const body = await bodyOf({ of: 'sent', id: record.id, attempt: attempt.number }, request.body, request.headers, true);
  return {
    ok: true,
    side: {
      record: { direction: 'sent', id: record.id, attempt: attempt.number },
      eventName: event.name,
      name: attempts.length > 1 ? `to ${delivery.endpointName}, attempt ${attempt.number}` : `to ${delivery.endpointName}`,
      timeMs: attempt.startedAtMs,
      request: { method: request.method, target: request.target, httpVersion: '1.1', headers: request.headers, body: body.side },
      answer: outcome?.answer === undefined ? undefined : { status: outcome.answer.status, durationMs: outcome.timings.totalMs, rule: undefined },
      decoded: body.decoded,
      partner: attempt.captureId === undefined ? undefined : { direction: 'received', id: attempt.captureId },
      attemptNumbers: attempts.map(({ number }) => number),
    },
  };
}

/** The body, its content coding undone too where that can be done. */
async function bodyOf(place: BodyPlaceOnRecord, bytes: Uint8Array, headers: readonly HeaderPair[], whole: boolean): Promise<{ readonly side: HeldRequest['body']; readonly decoded: string | undefined }> {
  const plain = await decodedBytes(place, headers);
  return { side: { bytes, plain: plain?.bytes, whole }, decoded: plain?.codings };
}

async function decodedBytes(place: BodyPlaceOnRecord, headers: readonly HeaderPair[]): Promise<{ readonly bytes: Uint8Array; readonly codings: string } | undefined> {
  if (headerValue(headers, 'content-encoding') === undefined) return undefined;
  const facts = await call('bodies.decoded', { body: place });
  if (!facts.ok || facts.value.problem !== undefined || facts.value.limitReached) return undefined;
  const bytes = await readBytes(place, true, facts.value.decodedBytes);
  return bytes === undefined ? undefined : { bytes, codings: facts.value.codings.join(', ') };
}

async function readBytes(body: BodyPlaceOnRecord, decoded: boolean, sizeBytes: number): Promise<Uint8Array | undefined> {
  const whole = new Uint8Array(sizeBytes);
  for (let from = 0; from < sizeBytes; from += mostBytesACall) {
    const reply = await call('bodies.bytes', { body, decoded, from, to: Math.min(sizeBytes, from + mostBytesACall) });
    if (!reply.ok) return undefined;
    whole.set(reply.value, from);
  }
  return whole;
}
