import { addressRule } from '../../../shared/redaction/redaction-rules';
import { redactBody, redactHeaders, type Redaction, type RedactionCounts } from '../../../shared/redaction/redact';
import type { ExportRecord } from './export-record';

/** A record as it may leave, and what was found in it. */
export interface RedactedRecord {
  readonly record: ExportRecord;
  /** Values by rule, those that are kept included. */
  readonly counts: RedactionCounts;
  /** True where a rule that is applied found something. */
  readonly changed: boolean;
  /** True where the body changed, so that its hash would give away what was in it. */
  readonly bodyChanged: boolean;
  /** True where the body of the request is not JSON, so that nothing could be looked for in it. */
  readonly unread: boolean;
}

/** The record without what the rules remove, in its request and its answer. Sizes and times stay as they were. */
export function redactedRecord(record: ExportRecord, redaction: Redaction, leaveOutUnread: boolean): RedactedRecord {
  const counts: RedactionCounts = new Map();
  const { request, answer } = record;
  const body = request === undefined ? undefined : redactBody(request.body, redaction, counts);
  const unread = body?.unread === true;
  const kept = unread && leaveOutUnread ? new Uint8Array() : body?.body;
  const changed: ExportRecord = {
    ...addressesIn(record, redaction, counts),
    ...(request === undefined || kept === undefined ? {} : { request: { ...request, headers: redactHeaders(request.headers, redaction, counts), body: kept, whole: request.whole && !(unread && leaveOutUnread) } }),
    ...(answer === undefined ? {} : { answer: { ...answer, headers: redactHeaders(answer.headers, redaction, counts), body: redactBody(answer.body, redaction, counts).body } }),
  };
  return { record: changed, counts, changed: [...counts].some(([rule, values]) => values > 0 && !redaction.kept.has(rule)), bodyChanged: kept !== request?.body, unread };
}

function addressesIn(record: ExportRecord, redaction: Redaction, counts: RedactionCounts): ExportRecord {
  if (record.direction === 'sent') return record;
  counts.set(addressRule, 1);
  const trailers = redactHeaders(record.capture.trailers, redaction, counts);
  return { ...record, capture: { ...record.capture, trailers, ...(redaction.kept.has(addressRule) ? {} : { remoteAddress: redaction.maskOf(addressRule), remotePort: 0 }) } };
}
