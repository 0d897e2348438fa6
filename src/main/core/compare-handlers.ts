import { createHash } from 'node:crypto';
import { seriesBodyLimit, type CompareContract, type SeriesEntry } from '../../shared/contract/compare-contract';
import { ok, refuse } from '../../shared/contract/reply';
import type { ActivityRow } from '../../shared/model/activity';
import type { HeaderPair } from '../../shared/model/header';
import { contentCodings } from './bodies/content-codings';
import { decodeContent } from './bodies/decode-content';
import type { Handlers } from './dispatch';
import type { Log } from './log/log';
import { smallGroups } from './row-groups';
import { readChosen } from './selection-handlers';

/** The methods of comparisons. */
export type CompareMethod = keyof CompareContract;

const pageRows = 200;
const pageBytes = 1024 * 1024;

/** Handlers that read what is compared. */
export function createCompareHandlers(log: Pick<Log, 'chosenRows' | 'capture' | 'delivery'>): Handlers<CompareMethod> {
  return {
    'compare.series': async ({ query, after }) => {
      const read = readChosen({ records: [], matches: { query, quick: 'all', from: 0, to: Number.MAX_SAFE_INTEGER, except: [] } });
      if (!read.ok) return refuse('invalid', read.message, '/query');
      const rows = await log.chosenRows(read.chosen, after, pageRows);
      const entries: SeriesEntry[] = [];
      let last = after;
      let bytes = 0;
      for (const some of smallGroups(rows)) {
        for (const entry of await Promise.all(some.map((row) => entryOf(log, row)))) {
          if (entry === undefined) continue;
          entries.push(entry);
          bytes += entry.body.length;
        }
        last = some.at(-1)?.position ?? last;
        if (bytes >= pageBytes) break;
      }
      return ok({ entries, after: last, done: rows.length < pageRows && last === (rows.at(-1)?.position ?? after) });
    },
  };
}

async function entryOf(log: Pick<Log, 'capture' | 'delivery'>, row: ActivityRow): Promise<SeriesEntry | undefined> {
  const { direction, id, timeMs, eventName } = row;
  if (direction === 'received') {
    const capture = await log.capture(id);
    return capture === undefined ? undefined : { direction, id, timeMs, eventName, headers: capture.headers, ...(await contentOf(capture.body, capture.headers, capture.bodySha256, capture.bodyBytes)) };
  }
  const request = (await log.delivery(id))?.attempts.at(-1)?.request;
  return request === undefined ? undefined : { direction, id, timeMs, eventName, headers: request.headers, ...(await contentOf(request.body, request.headers)) };
}

/** What a body says, or for a large one which it is. A coding that cannot be undone stays. */
async function contentOf(body: Uint8Array, headers: readonly HeaderPair[], sha256?: string, sizeBytes = body.length): Promise<{ readonly body: Uint8Array; readonly digest?: string }> {
  const read = contentCodings(headers);
  if (sizeBytes <= seriesBodyLimit && read.ok && read.codings.length > 0) {
    const { bytes, limitReached, problem } = await decodeContent(body, read.codings, seriesBodyLimit);
    if (!limitReached && problem === undefined) return { body: bytes };
  }
  if (sizeBytes <= seriesBodyLimit) return { body };
  return { body: new Uint8Array(), digest: `${sizeBytes} bytes, ${sha256 ?? createHash('sha256').update(body).digest('hex')}` };
}
