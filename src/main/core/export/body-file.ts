import { readMediaType } from '../../../shared/body/media-type';
import { headerValue } from '../../../shared/model/header';
import type { ExportRecord } from './export-record';

const endings: ReadonlyMap<string, string> = new Map([
  ['application/json', 'json'],
  ['application/xml', 'xml'],
  ['text/xml', 'xml'],
  ['text/plain', 'txt'],
  ['text/html', 'html.txt'],
  ['text/csv', 'csv.txt'],
  ['application/x-www-form-urlencoded', 'form.txt'],
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/gif', 'gif'],
  ['application/pdf', 'pdf'],
]);

/**
 * A file name for the body of a record: its place in the export first, so that no two are alike and the order stays, then its event.
 * Letters, digits, points, hyphens and underscores alone; nothing from outside makes a path, a hidden file, or one that a double click would run.
 */
export function bodyFileName(record: ExportRecord, place: number): string {
  const event = (record.eventName ?? '').replaceAll(/[^A-Za-z0-9._-]+/g, '_').replaceAll(/\.{2,}/g, '.').slice(0, 60).replaceAll(/^[._-]+|[._-]+$/g, '');
  const { essence } = readMediaType(headerValue(record.request?.headers ?? [], 'content-type'));
  const encoded = headerValue(record.request?.headers ?? [], 'content-encoding') !== undefined;
  const ending = encoded ? 'bin' : (endings.get(essence) ?? (essence.endsWith('+json') ? 'json' : 'bin'));
  return `${String(place).padStart(6, '0')}-${event === '' ? 'request' : event}.${ending}`;
}
