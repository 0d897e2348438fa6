import { Bookmark } from 'lucide-react';
import { snapshotStore } from '../../host/snapshot-store';
import type { Action } from '../../ui/action';
import { registerActions } from '../../ui/action-registry';
import { savedFilters, showFilter } from './saved-filters';

/** Offers each saved filter as an action, as the workspace changes, until the returned function is called. */
export function offerSavedFilters(): () => void {
  let offered = savedFilters();
  let withdraw = registerActions(offered.map(actionOf));
  const stopWatching = snapshotStore.subscribe(() => {
    const now = savedFilters();
    if (now === offered) return;
    offered = now;
    withdraw();
    withdraw = registerActions(offered.map(actionOf));
  });
  return () => {
    stopWatching();
    withdraw();
  };
}

function actionOf(filter: ReturnType<typeof savedFilters>[number]): Action {
  return { id: `activity.filter.${filter.id}`, label: `Filter: ${filter.name}`, group: 'Activity', icon: Bookmark, hint: () => filter.query, run: () => showFilter(filter) };
}
