import { withDoubled } from '../../../shared/export/body-text';
import { base64Text, utf8Text } from './body-text';
import type { ExportRecord } from './export-record';
import type { RecordWriter } from './record-writer';

const columns = ['time', 'direction', 'id', 'event', 'source', 'endpoint', 'method', 'target', 'status', 'state', 'duration_ms', 'size_bytes', 'sender', 'comment', 'headers', 'body', 'body_base64'] as const;

/** CSV (RFC 4180) with one line a record. No cell is taken for a formula by a spreadsheet. */
export const csvWriter: RecordWriter = {
  head: `\ufeff${columns.join(',')}\r\n`,
  foot: '',
  record: ({ record }) => [...cellsOf(record).flatMap((cell, index) => (index === 0 ? [csvCell(cell)] : [',', csvCell(cell)])), '\r\n'],
};

/**
 * One cell in quotes. What a spreadsheet takes for a formula, by its first character or the first behind spaces that some cut off, gets an
 * apostrophe before it.
 * Source: OWASP, “CSV Injection”.
 */
export function csvCell(text: string): string {
  const safe = /^(?:[\s\ufeff\0]*[=+\-@\uff0b\uff0d\uff1d\uff20]|[\t\r\n])/.test(text) ? `'${text}` : text;
  return `"${withDoubled(safe, '"')}"`;
}

function cellsOf(record: ExportRecord): readonly string[] {
  const { request, answer } = record;
  const text = request === undefined ? '' : utf8Text(request.body);
  return [
    new Date(record.timeMs).toISOString(),
    record.direction,
    record.id,
    record.eventName ?? '',
    record.source ?? '',
    record.direction === 'sent' ? record.detail.delivery.endpointName : '',
    request?.method ?? '',
    request?.target ?? '',
    answer === undefined || answer.status === 0 ? '' : String(answer.status),
    record.state,
    String(record.durationMs),
    request === undefined ? '' : String(request.bodyBytes),
    record.direction === 'received' ? record.capture.remoteAddress : '',
    record.comment ?? '',
    (request?.headers ?? []).map(([name, value]) => `${name}: ${value}`).join('\n'),
    text ?? '',
    text === undefined && request !== undefined ? base64Text(request.body) : '',
  ];
}
