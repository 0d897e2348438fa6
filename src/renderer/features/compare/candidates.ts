import type { ActivityRow } from '../../../shared/model/activity';
import { call } from '../../host/client';
import type { ComparedRecord } from '../../host/navigation';
import { formatTime } from '../../ui/format';
import type { Side } from './read-side';

/** A record that another may be compared with, and why. */
export interface Candidate {
  readonly record: ComparedRecord;
  readonly label: string;
  readonly hint: string;
}

const mostRows = 12;

/** What a record is most likely to be compared with: its other end, its other attempts, and the records of the same event before and after it. */
export async function candidatesFor(side: Side): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  if (side.partner !== undefined) {
    found.push({ record: side.partner, label: side.record.direction === 'sent' ? 'Its captured request' : 'Its delivery', hint: 'the other end of the wire' });
  }
  for (const attempt of side.attemptNumbers) {
    if (attempt !== side.record.attempt) found.push({ record: { direction: 'sent', id: side.record.id, attempt }, label: `Attempt ${attempt}`, hint: 'of the same delivery' });
  }
  return [...found, ...(await ofSameEvent(side))];
}

async function ofSameEvent(side: Side): Promise<readonly Candidate[]> {
  if (side.eventName === null) return [];
  const quick = side.record.direction === 'received' ? 'received' : 'sent';
  const query = `event:${JSON.stringify(side.eventName)}`;
  const all = await call('activity.page', { query, quick, fromRank: 0, limit: 1 });
  if (!all.ok) return [];
  const page = await call('activity.page', { query, quick, fromRank: Math.max(0, all.value.total - mostRows), limit: mostRows });
  if (!page.ok) return [];
  return page.value.rows
    .filter((row) => row.id !== side.record.id && (row.direction === 'received' || row.attemptCount > 0))
    .toReversed()
    .map((row) => ({ record: { direction: row.direction, id: row.id }, label: rowName(row), hint: `${row.timeMs < side.timeMs ? 'before' : 'after'} it, ${formatTime(row.timeMs)}` }));
}

function rowName(row: ActivityRow): string {
  return row.direction === 'received' ? `request ${row.seq}` : `to ${row.endpointName}`;
}
