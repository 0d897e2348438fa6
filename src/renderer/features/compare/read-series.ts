import { nodeAt } from '../../../shared/json/json-pointer';
import { stringValue } from '../../../shared/json/json-text';
import { parseJson, type JsonNode } from '../../../shared/json/parse-json';
import type { ActivityRow } from '../../../shared/model/activity';
import { call } from '../../host/client';
import type { ComparedRecord } from '../../host/navigation';
import { decodeBytes } from '../../ui/decode-bytes';

/** One record of a series, with what it says. */
export interface SeriesRecord {
  readonly record: ComparedRecord;
  readonly timeMs: number;
  readonly eventName: string | null;
  /** The claim or contact that it is about, such as "claim 4211"; '' where that cannot be told. */
  readonly subject: string;
  /** What it says; of a large body only its size and hash. */
  readonly text: string;
}

/** The records of a query in their order, or why they cannot be shown. */
export type SeriesRead = { readonly ok: true; readonly records: readonly SeriesRecord[]; readonly total: number } | { readonly ok: false; readonly message: string };

/** Most records of a series that are laid beside another's: the oldest ones. */
export const mostRecords = 500;
const rowsACall = 250;
const wholeBytes = 256 * 1024;
const callsAtOnce = 8;

/** Reads the records of a query that are requests, oldest first. `isWanted` turns false when the reading shall end. */
export async function readSeries(query: string, isWanted: () => boolean, onRead: () => void): Promise<SeriesRead> {
  const rows: ActivityRow[] = [];
  let total = 0;
  for (let fromRank = 0; fromRank < mostRecords; fromRank += rowsACall) {
    const page = await call('activity.page', { query, quick: 'all', fromRank, limit: rowsACall });
    if (!page.ok) return { ok: false, message: page.error.message };
    total = page.value.total;
    rows.push(...page.value.rows.filter((row) => row.direction === 'received' || row.attemptCount > 0));
    if (page.value.rows.length < rowsACall || !isWanted()) break;
  }
  const records: (SeriesRecord | undefined)[] = rows.map(() => undefined);
  let next = 0;
  const read = async (): Promise<void> => {
    while (next < rows.length && isWanted()) {
      const index = next;
      next += 1;
      const row = rows[index];
      if (row === undefined) return;
      records[index] = recordOf(row, await textOf(row));
      onRead();
    }
  };
  await Promise.all(Array.from({ length: callsAtOnce }, read));
  return { ok: true, records: records.filter((record) => record !== undefined), total };
}

function recordOf(row: ActivityRow, text: string): SeriesRecord {
  return { record: { direction: row.direction, id: row.id }, timeMs: row.timeMs, eventName: row.eventName, subject: subjectOf(text), text };
}

async function textOf(row: ActivityRow): Promise<string> {
  if (row.direction === 'sent') {
    const reply = await call('deliveries.get', { id: row.id });
    return reply.ok ? decodeBytes(reply.value.attempts.at(-1)?.request.body ?? new Uint8Array()).text : '';
  }
  if (row.keptBytes <= wholeBytes) {
    const reply = await call('bodies.bytes', { body: { of: 'captured', id: row.id }, decoded: false, from: 0, to: row.keptBytes });
    return reply.ok ? decodeBytes(reply.value).text : '';
  }
  const reply = await call('captures.get', { id: row.id });
  return reply.ok ? `${reply.value.capture.bodyBytes} bytes, ${reply.value.capture.bodySha256}` : '';
}

/** The claim or contact that a body is about, by its id. */
export function subjectOf(text: string): string {
  const parsed = parseJson(text);
  if (!parsed.ok) return '';
  for (const kind of ['claim', 'contact']) {
    const id = nodeAt(parsed.root, `/${kind}/id`);
    if (id !== undefined) return `${kind} ${scalarText(text, id)}`;
  }
  return '';
}

function scalarText(text: string, node: JsonNode): string {
  return node.kind === 'string' ? stringValue(text, node) : text.slice(node.start, Math.min(node.end, node.start + 60));
}
