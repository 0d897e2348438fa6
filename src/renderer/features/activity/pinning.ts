import { call } from '../../host/client';
import { showToast } from '../../ui/toast';

/** Whether a record is pinned, read from the log; undefined where it is gone. */
export async function readPinned(position: number): Promise<boolean | undefined> {
  const all = { query: '', quick: 'all' } as const;
  const rank = await call('activity.rank', { ...all, position });
  if (!rank.ok) return undefined;
  const page = await call('activity.page', { ...all, fromRank: rank.value.rank, limit: 1 });
  const row = page.ok ? page.value.rows[0] : undefined;
  return row?.position === position ? row.pinned : undefined;
}

/** Keeps a record whatever the limits, or lets it go. */
export async function setPinned(position: number, pinned: boolean): Promise<void> {
  const reply = await call('records.pin', { positions: [position], pinned });
  if (!reply.ok) showToast({ title: reply.error.message, tone: 'fail' });
}
