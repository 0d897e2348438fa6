import { Bookmark, Trash2 } from 'lucide-react';
import { createStore } from 'zustand/vanilla';
import type { Removed } from '../../../shared/contract/contract';
import type { SavedFilter } from '../../../shared/model/saved-filter';
import { call } from '../../host/client';
import { go } from '../../host/navigation';
import { snapshotStore } from '../../host/snapshot-store';
import { askedPlaces } from '../../ui/asked-places';
import { showToast } from '../../ui/toast';
import { activity } from './activity';

/** Which dialog on saved filters is open, and the last filter that was deleted in it. */
export const filterDialogs = createStore<{ readonly open: 'save' | 'edit' | undefined; readonly deleted: Removed<SavedFilter> | undefined }>(() => ({ open: undefined, deleted: undefined }));

/** The saved filters of the workspace, in the order of the menu. */
export function savedFilters(): readonly SavedFilter[] {
  const snapshot = snapshotStore.getState();
  return snapshot.loaded ? snapshot.workspace.filters : [];
}

const places = askedPlaces(savedFilters);

/** Shows what a saved filter finds, on the Activity page. */
export function showFilter(filter: SavedFilter): void {
  go({ section: 'activity' });
  activity.apply({ query: filter.query, quick: 'all' });
}

/** Keeps a query under a name; answers why not, or undefined. */
export async function saveFilter(name: string, query: string): Promise<string | undefined> {
  const reply = await call('filters.save', { id: `fl_${crypto.randomUUID()}`, name, query });
  if (!reply.ok) return reply.error.message;
  showToast({ icon: Bookmark, tone: 'ok', title: `Saved as “${reply.value.name}”` });
  return undefined;
}

/** Gives a filter another name; answers why not, or undefined. */
export async function renameFilter(filter: SavedFilter, name: string): Promise<string | undefined> {
  if (name.trim() === filter.name) return undefined;
  const reply = await call('filters.save', { ...filter, name });
  return reply.ok ? undefined : reply.error.message;
}

/** Moves a filter in the menu by so many places. */
export async function moveFilter(filter: SavedFilter, by: number): Promise<void> {
  const index = places.placeOf(filter.id) + by;
  if (index < 0 || index >= savedFilters().length) return;
  await places.move(filter.id, index, async () => {
    const reply = await call('filters.move', { id: filter.id, index });
    if (!reply.ok) showToast({ tone: 'fail', title: reply.error.message });
    return reply.ok;
  });
}

/** Deletes a filter. The dialog offers to put it back, and once it is closed a toast does. */
export async function deleteFilter(filter: SavedFilter): Promise<void> {
  const reply = await call('filters.delete', { id: filter.id });
  if (reply.ok) filterDialogs.setState({ deleted: reply.value });
  else showToast({ tone: 'fail', title: reply.error.message });
}

/** Puts a deleted filter back in its place. */
export async function restoreFilter(deleted: Removed<SavedFilter>): Promise<void> {
  const reply = await call('filters.restore', deleted);
  if (reply.ok) filterDialogs.setState({ deleted: undefined });
  else showToast({ tone: 'fail', title: reply.error.message });
}

/** Closes whichever dialog is open. */
export function closeFilterDialog(): void {
  const { deleted } = filterDialogs.getState();
  filterDialogs.setState({ open: undefined, deleted: undefined });
  if (deleted !== undefined) showToast({ icon: Trash2, title: `Filter “${deleted.item.name}” deleted`, action: { label: 'Undo', keys: 'Ctrl Z', onSelect: () => void restoreFilter(deleted) } });
}
