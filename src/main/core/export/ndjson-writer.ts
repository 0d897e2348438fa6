import { captureJson } from '../../../shared/export/capture-json';
import { removedText } from '../../../shared/redaction/redaction-rules';
import { base64Text } from './body-text';
import type { ExportRecord } from './export-record';
import type { RecordWriter } from './record-writer';

/** One JSON value a line: captured requests as the command line writes them, with `bodyBase64`; deliveries with their last attempt. */
export const ndjsonWriter: RecordWriter = {
  head: '',
  foot: '',
  record: ({ record, bodyChanged }) => [JSON.stringify(record.direction === 'received' ? received(record, bodyChanged) : sent(record)), '\n'],
};

function received(record: Extract<ExportRecord, { direction: 'received' }>, bodyChanged: boolean): object {
  const { capture, request } = record;
  return {
    direction: 'received',
    ...captureJson(capture),
    headers: request?.headers ?? capture.headers,
    // The hash of a body would let what was removed from it be guessed.
    ...(bodyChanged ? { bodySha256: removedText } : {}),
    bodyBase64: base64Text(request?.body ?? capture.body),
  };
}

function sent({ detail, request, answer, state, comment }: Extract<ExportRecord, { direction: 'sent' }>): object {
  const { delivery, event, attempts } = detail;
  return {
    direction: 'sent',
    id: delivery.id,
    eventName: event.name,
    source: event.source,
    endpoint: delivery.endpointName,
    url: delivery.url,
    state,
    createdAt: new Date(delivery.createdAtMs).toISOString(),
    attempts: attempts.length,
    ...(comment === undefined ? {} : { comment }),
    ...(request === undefined ? {} : { request: { method: request.method, target: request.target, headers: request.headers, bodyBase64: base64Text(request.body) } }),
    ...(answer === undefined ? {} : { answer: { status: answer.status, headers: answer.headers, bodyBase64: base64Text(answer.body) } }),
  };
}
