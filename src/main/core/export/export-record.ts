import type { WireAnswer } from '../../../shared/model/attempt';
import type { CapturedRequest } from '../../../shared/model/captured-request';
import type { DeliveryDetail } from '../../../shared/model/delivery';
import type { HeaderPair } from '../../../shared/model/header';
import type { ExportedRequest } from '../../../shared/export/exported-request';

/** The request of a record. Header text and target are latin1; `origin` has no slash at its end. */
export interface RecordedRequest extends Omit<ExportedRequest, 'bodyFile'> {
  readonly bodyBytes: number;
  /** False where only a part of it came or was kept. */
  readonly whole: boolean;
}

/** The answer of a record; status 0 where there was none. */
export interface RecordedAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
  readonly bodyBytes: number;
}

interface RecordBase {
  readonly id: string;
  readonly timeMs: number;
  readonly durationMs: number;
  readonly eventName: string | null;
  readonly source: string | null;
  readonly state: string;
  /** What is not as usual, in one sentence. */
  readonly comment?: string;
  /** Absent where nothing was sent, or what came was no request. */
  readonly request?: RecordedRequest;
  readonly answer?: RecordedAnswer;
}

/** A record of the stream as it is exported: a captured request, or a delivery with its last attempt. */
export type ExportRecord = (RecordBase & { readonly direction: 'received'; readonly capture: CapturedRequest }) | (RecordBase & { readonly direction: 'sent'; readonly detail: DeliveryDetail });

/** A captured request as it is exported. Its address is that of the catch server, whatever its Host header says. */
export function receivedRecord(capture: CapturedRequest): ExportRecord {
  const { answer, problem } = capture;
  const whole = capture.state === 'complete' && !capture.truncated;
  const comment = problem?.message ?? (capture.truncated ? `Only the first ${capture.body.length} of ${capture.bodyBytes} bytes of the body were kept.` : undefined);
  return {
    direction: 'received',
    capture,
    id: capture.id,
    timeMs: capture.receivedAtMs,
    durationMs: capture.durationMs,
    eventName: capture.eventName,
    source: capture.source,
    state: capture.state,
    ...(comment === undefined ? {} : { comment }),
    ...(capture.method === '' || capture.state === 'malformed'
      ? {}
      : { request: { method: capture.method, origin: originOf(capture), target: capture.target, httpVersion: capture.httpVersion, headers: capture.headers, body: capture.body, bodyBytes: capture.bodyBytes, whole } }),
    answer: { status: answer.status, statusText: '', headers: answer.headers, body: answer.body, bodyBytes: answer.body.length },
  };
}

/** A delivery as it is exported: what its last attempt sent, and the answer to that. */
export function sentRecord(detail: DeliveryDetail): ExportRecord {
  const { delivery, event } = detail;
  const last = detail.attempts.at(-1);
  const failure = last?.outcome?.failure?.message;
  const comment = failure ?? (delivery.reason === undefined ? undefined : `Not delivered: ${delivery.reason}.`);
  return {
    direction: 'sent',
    detail,
    id: delivery.id,
    timeMs: last?.startedAtMs ?? delivery.createdAtMs,
    durationMs: last?.outcome?.timings.totalMs ?? 0,
    eventName: event.name,
    source: event.source,
    state: delivery.state,
    ...(comment === undefined ? {} : { comment }),
    ...(last === undefined ? {} : { request: { ...last.request, origin: new URL(delivery.url).origin, httpVersion: '1.1', bodyBytes: last.request.body.length, whole: true } }),
    ...(last?.outcome?.answer === undefined ? {} : { answer: answerOf(last.outcome.answer) }),
  };
}

function answerOf({ status, statusText, headers, body, bodyBytes }: WireAnswer): RecordedAnswer {
  return { status, statusText, headers, body, bodyBytes };
}

function originOf({ secure, localAddress, localPort }: CapturedRequest): string {
  const address = localAddress.replace(/^::ffff:(?=\d+\.)/, '');
  const usual = localPort === (secure ? 443 : 80);
  return `${secure ? 'https' : 'http'}://${address.includes(':') ? `[${address}]` : address}${usual ? '' : `:${localPort}`}`;
}
