import type { CaptureDraft } from '../../../shared/model/captured-request';
import { headersToText } from './header-text';

/** A scalar of a captured request on its way to the writer thread. */
export type CaptureValue = string | number | null;

/**
 * A captured request as flat values and three byte strings. The thread that catches requests makes these, so the work here is kept
 * small: no object a record is cloned between the threads, and headers become the text that is stored.
 */
export const captureColumns = [
  'received_at_ms',
  'state',
  'problem_code',
  'problem_message',
  'method',
  'target',
  'http_version',
  'headers',
  'trailers',
  'body_bytes',
  'body_sha256',
  'truncated',
  'event_name',
  'source',
  'remote_address',
  'remote_port',
  'local_address',
  'local_port',
  'secure',
  'request_number',
  'duration_ms',
  'check_state',
  'from_web_page',
  'answer_status',
  'answer_headers',
  'answer_delay_ms',
  'answer_fault',
  'answer_rule',
  'check_marks',
] as const;

export type CaptureColumn = (typeof captureColumns)[number];

/** Adds the values of one draft to `values`, in the order of `captureColumns`. */
export function pushCaptureValues(values: CaptureValue[], draft: CaptureDraft): void {
  const { answer, problem } = draft;
  values.push(
    draft.receivedAtMs,
    draft.state,
    problem?.code ?? null,
    problem?.message ?? null,
    draft.method,
    draft.target,
    draft.httpVersion,
    headersToText(draft.headers),
    headersToText(draft.trailers),
    draft.bodyBytes,
    draft.bodySha256,
    draft.truncated ? 1 : 0,
    draft.eventName,
    draft.source,
    draft.remoteAddress,
    draft.remotePort,
    draft.localAddress,
    draft.localPort,
    draft.secure ? 1 : 0,
    draft.requestNumber,
    draft.durationMs,
    draft.checkState,
    draft.fromWebPage ? 1 : 0,
    answer.status,
    headersToText(answer.headers),
    answer.delayMs,
    answer.fault ?? null,
    answer.rule ?? null,
    draft.checkMarks ?? null,
  );
}
