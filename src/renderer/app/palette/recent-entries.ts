import { ArrowLeft, ArrowRight, CircleSlash, CircleX } from 'lucide-react';
import { isFailing, type ActivityRow } from '../../../shared/model/activity';
import { call } from '../../host/client';
import { go } from '../../host/navigation';
import { counted, formatTime } from '../../ui/format';
import { matchText } from './palette-match';
import type { PaletteEntry } from './palette-entry';

const mostRecent = 5;

/** The newest records that the typed words are found in. None where the words are not a query. */
export async function recentEntries(query: string): Promise<readonly PaletteEntry[]> {
  const counts = await call('activity.counts', { query });
  if (!counts.ok || counts.value.all === 0) return [];
  const fromRank = Math.max(0, counts.value.all - mostRecent);
  const page = await call('activity.page', { query, quick: 'all', fromRank, limit: mostRecent });
  return page.ok ? page.value.rows.toReversed().map((row) => recentEntry(row, query)) : [];
}

function recentEntry(row: ActivityRow, query: string): PaletteEntry {
  const name = row.eventName ?? 'Unnamed request';
  const label = row.direction === 'sent' ? `${name} to ${row.endpointName}` : `${name} on ${row.path}`;
  return {
    id: `record ${row.position}`,
    icon: row.direction === 'sent' ? ArrowRight : ArrowLeft,
    label,
    ranges: matchText(label, query)?.ranges ?? [],
    detail: formatTime(row.timeMs, 'second'),
    note: recentNote(row),
    run: () => go({ section: 'activity', position: row.position }),
  };
}

function recentNote(row: ActivityRow): PaletteEntry['note'] {
  if (row.direction === 'received') {
    if (row.checkState === 'fail') return { text: 'check fails', icon: CircleX, tone: 'fail' };
    if (row.state !== 'complete') return { text: row.state, icon: CircleX, tone: 'fail' };
    return row.status === null ? undefined : { text: String(row.status), tone: isFailing(row) ? 'fail' : undefined };
  }
  if (row.state === 'not-delivered') return { text: 'not delivered', icon: CircleSlash };
  const outcome = row.status === null ? (row.failureCode ?? row.state) : String(row.status);
  const attempts = row.attemptCount > 1 ? ` after ${counted(row.attemptCount, 'attempt')}` : '';
  return isFailing(row) ? { text: `${outcome}${attempts}`, icon: CircleX, tone: 'fail' } : { text: `${outcome}${attempts}` };
}
