import type { ExportPreview, PreviewPiece } from '../../../shared/contract/export-contract';
import type { ExportCount, ExportFormat, ExportOrder } from '../../../shared/model/export-order';
import { redactionOf, type Redaction } from '../../../shared/redaction/redact';
import type { RedactionRules } from '../../../shared/redaction/redaction-rules';
import { bodyFileName } from './body-file';
import { csvWriter } from './csv-writer';
import { curlWriter } from './curl-writer';
import type { ExportRecord } from './export-record';
import type { ExportTarget } from './export-target';
import { harWriter } from './har-writer';
import { ndjsonWriter } from './ndjson-writer';
import type { RecordWriter } from './record-writer';
import { redactedRecord } from './redacted-record';

/** What of an order an export needs: not which records, they come as they are read. */
export type ExportManner = Pick<ExportOrder, 'format' | 'keep' | 'leaveOutUnread'>;

/** How many records were written, and how many the format could not hold. */
export interface ExportedRecords {
  readonly written: number;
  readonly leftOut: number;
}

const previewCharacters = 64_000;

/**
 * Writes records to a target one by one, so that memory stays flat. `goOn` is asked between records, with how many were read; false stops.
 * What the target throws is thrown.
 */
export async function writeRecords(records: AsyncIterable<ExportRecord>, manner: ExportManner, rules: RedactionRules, version: string, target: ExportTarget, goOn: (read: number) => boolean): Promise<ExportedRecords | undefined> {
  const redaction = redactionOf(rules, manner.keep);
  const writer = manner.format === 'bodies' ? undefined : writerOf(manner.format, version);
  let written = 0;
  let read = 0;
  if (writer !== undefined) await target.text(writer.head);
  for await (const record of records) {
    if (!goOn(read)) return undefined;
    read += 1;
    const redacted = redactedRecord(record, redaction, manner.leaveOutUnread);
    if (writer === undefined) {
      const { request } = redacted.record;
      if (request === undefined) continue;
      written += 1;
      await target.file(bodyFileName(redacted.record, written), request.body);
    } else {
      const pieces = writer.record(redacted, written === 0);
      if (pieces === undefined) continue;
      written += 1;
      for (const piece of pieces) await target.text(piece);
    }
  }
  if (writer !== undefined) await target.text(writer.foot);
  return { written, leftOut: read - written };
}

/** Adds up what an export would hold and what would be removed. */
export class ExportTally {
  readonly #redaction: Redaction;
  readonly #manner: ExportManner;
  readonly #writer: RecordWriter | undefined;
  readonly #removed = new Map<string, { values: number; records: number }>();
  readonly #counts = { records: 0, leftOut: 0, redactedRecords: 0, unreadBodies: 0, bytes: 0 };

  constructor(manner: ExportManner, rules: RedactionRules, version: string) {
    this.#manner = manner;
    this.#redaction = redactionOf(rules, manner.keep);
    this.#writer = manner.format === 'bodies' ? undefined : writerOf(manner.format, version);
  }

  add(record: ExportRecord): void {
    const counts = this.#counts;
    const redacted = redactedRecord(record, this.#redaction, this.#manner.leaveOutUnread);
    counts.records += 1;
    const size = this.#writer === undefined ? redacted.record.request?.body.length : this.#sizeOf(this.#writer.record(redacted, false));
    if (size === undefined) {
      counts.leftOut += 1;
      return;
    }
    counts.bytes += size;
    if (redacted.unread) counts.unreadBodies += 1;
    if (redacted.changed) counts.redactedRecords += 1;
    for (const [rule, values] of redacted.counts) {
      const sum = this.#removed.get(rule) ?? { values: 0, records: 0 };
      this.#removed.set(rule, { values: sum.values + values, records: sum.records + 1 });
    }
  }

  result(): ExportCount {
    return { ...this.#counts, removed: [...this.#removed].map(([rule, sum]) => ({ rule, ...sum })) };
  }

  #sizeOf(pieces: readonly string[] | undefined): number | undefined {
    return pieces?.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
  }
}

/** A record as it will be written. `nonce` is a word that stands in no record: masks are found again by it. */
export function previewOf(record: ExportRecord, position: number, manner: ExportManner, rules: RedactionRules, version: string, nonce: string): ExportPreview {
  const ids = rules.rules.map(({ id }) => id);
  const redaction: Redaction = { ...redactionOf(rules, manner.keep), maskOf: (rule) => `${nonce}${ids.indexOf(rule)}.` };
  const redacted = redactedRecord(record, redaction, manner.leaveOutUnread);
  const writer = manner.format === 'bodies' ? undefined : writerOf(manner.format, version);
  const text = writer === undefined ? bodyText(redacted.record) : writer.record(redacted, true)?.join('');
  if (text === undefined) return { position, pieces: [], cut: false, leftOut: true };
  const whole = `${writer?.head ?? ''}${text}${writer?.foot ?? ''}`.replace(/^\ufeff/, '');
  const pieces: PreviewPiece[] = [];
  let left = previewCharacters;
  for (const [index, piece] of whole.split(new RegExp(`${nonce}(\\d+)\\.`)).entries()) {
    if (left <= 0) break;
    if (index % 2 === 1) pieces.push({ removed: ids[Number(piece)] ?? '' });
    else if (piece !== '') pieces.push({ text: piece.slice(0, left) });
    left -= piece.length;
  }
  return { position, pieces, cut: whole.length > previewCharacters, leftOut: false };
}

function bodyText({ request }: ExportRecord): string | undefined {
  return request === undefined ? undefined : new TextDecoder('utf-8').decode(request.body);
}

function writerOf(format: Exclude<ExportFormat, 'bodies'>, version: string): RecordWriter {
  switch (format) {
    case 'har':
      return harWriter(version);
    case 'ndjson':
      return ndjsonWriter;
    case 'csv':
      return csvWriter;
    case 'curl':
      return curlWriter;
  }
}
