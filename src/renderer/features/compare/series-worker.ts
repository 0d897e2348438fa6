import { compareSeries, createContents } from '../../../shared/compare/compare-series';
import type { SeriesEntry } from '../../../shared/contract/compare-contract';
import { decodeBytes } from '../../ui/decode-bytes';
import type { SeriesAnswer, SeriesRecord, SeriesRequest } from './series-messages';
import { subjectOf } from './series-subject';

interface Held {
  readonly key: string;
  readonly entry: SeriesEntry;
}

/** Rows that the window takes in at once without a pause. */
const rowsAMessage = 2_000;
const held: { readonly a: Held[]; readonly b: Held[] } = { a: [], b: [] };

function add(side: 'a' | 'b', entries: readonly SeriesEntry[]): readonly SeriesRecord[] {
  return entries.map((entry) => {
    const { direction, id, timeMs, eventName } = entry;
    const subject = subjectOf(textOf(entry));
    held[side].push({ key: `${eventName ?? ''}\n${subject}`, entry });
    return { record: { direction, id }, timeMs, eventName, subject };
  });
}

/** Bytes that are no text keep marks in their places, so that two such bodies are the same only where their bytes are. */
function textOf({ body, digest }: SeriesEntry): string {
  return digest ?? decodeBytes(body).text;
}

function answer(message: SeriesAnswer): void {
  self.postMessage(message);
}

self.onmessage = ({ data }: MessageEvent<SeriesRequest>): void => {
  if (data.kind === 'add') {
    answer({ kind: 'added', records: add(data.side, data.entries) });
    return;
  }
  const contentOf = createContents(data.options);
  const items = ({ key, entry }: Held): { readonly key: string; readonly content: number } => ({ key, content: contentOf(textOf(entry), data.headersCount ? entry.headers : []) });
  const rows = compareSeries(held.a.map(items), held.b.map(items));
  for (let from = 0; from === 0 || from < rows.length; from += rowsAMessage) answer({ kind: 'rows', rows: rows.slice(from, from + rowsAMessage), isLast: from + rowsAMessage >= rows.length });
};
