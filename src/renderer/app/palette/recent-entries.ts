import { ArrowLeft, ArrowRight, CircleSlash, CircleX } from 'lucide-react';
import { isFailing, type ActivityRow } from '../../../shared/model/activity';
import { conditionText } from '../../../shared/query/query-text';
import { call } from '../../host/client';
import { go } from '../../host/navigation';
import { counted, formatTime } from '../../ui/format';
import { matchText } from './palette-match';
import type { PaletteEntry } from './palette-entry';

const mostRecent = 5;
const mostLookedAt = 100;

/** The newest records that are called by the typed words. The log finds them in bodies too, where nothing could be marked; those are left to Activity. */
export async function recentEntries(typed: string): Promise<readonly PaletteEntry[]> {
  const query = beginningsOf(typed);
  if (query === '') return [];
  const counts = await call('activity.counts', { query });
  if (!counts.ok || counts.value.all === 0) return [];
  const fromRank = Math.max(0, counts.value.all - mostLookedAt);
  const page = await call('activity.page', { query, quick: 'all', fromRank, limit: mostLookedAt });
  if (!page.ok) return [];
  return page.value.rows
    .toReversed()
    .filter((row) => matchText(labelOf(row), typed) !== undefined)
    .slice(0, mostRecent)
    .map((row) => recentEntry(row, typed));
}

/** The query of records with words that begin as those typed do: here they are typed no further than needed. */
function beginningsOf(typed: string): string {
  const words = typed.split(/[^\p{L}\p{N}_-]+/u).filter((word) => word !== '');
  return words.map((word) => conditionText({ kind: 'words', text: `${word}*`, phrase: false })).join(' ');
}

function labelOf(row: ActivityRow): string {
  const name = row.eventName ?? 'Unnamed request';
  return row.direction === 'sent' ? `${name} to ${row.endpointName}` : `${name} on ${row.path}`;
}

function recentEntry(row: ActivityRow, typed: string): PaletteEntry {
  const label = labelOf(row);
  return {
    id: `record ${row.position}`,
    icon: row.direction === 'sent' ? ArrowRight : ArrowLeft,
    label,
    ranges: matchText(label, typed)?.ranges ?? [],
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
