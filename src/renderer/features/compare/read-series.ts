import { call } from '../../host/client';
import type { SeriesRecord } from './series-messages';
import type { SeriesWork } from './series-work';

/** The records of a query in their order, or why they cannot be shown. */
export type SeriesRead = { readonly ok: true; readonly records: readonly SeriesRecord[]; readonly isWhole: boolean } | { readonly ok: false; readonly message: string };

/** Most records of a series that are laid beside another's, and most bytes of what they say: the oldest ones. */
export const mostRecords = 10_000;
const mostBytes = 64 * 1024 * 1024;

/** Hands the requests of a query to the worker, oldest first, page by page. `isWanted` turns false when the reading shall end. */
export async function readSeries(side: 'a' | 'b', query: string, work: SeriesWork, isWanted: () => boolean, onRead: (records: number) => void): Promise<SeriesRead> {
  const records: SeriesRecord[] = [];
  let bytes = 0;
  for (let after = 0; isWanted(); ) {
    const page = await call('compare.series', { query, after });
    if (!page.ok) return { ok: false, message: page.error.message };
    if (!isWanted()) break;
    const entries = page.value.entries.slice(0, mostRecords - records.length);
    for (const { body } of entries) bytes += body.length;
    for (const record of await work.add(side, entries)) records.push(record);
    onRead(entries.length);
    const isCut = entries.length < page.value.entries.length;
    if (isCut || page.value.done) return { ok: true, records, isWhole: !isCut };
    if (records.length >= mostRecords || bytes >= mostBytes) return { ok: true, records, isWhole: false };
    after = page.value.after;
  }
  return { ok: true, records, isWhole: false };
}
