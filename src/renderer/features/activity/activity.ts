import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { call } from '../../host/client';
import { onLiveEvent } from '../../host/live';
import { snapshotStore } from '../../host/snapshot-store';
import { createActivityStore, type ActivityState } from './activity-store';
import { createSelection, type SelectionState } from './selection';

/** The stream of this window. */
export const activity = createActivityStore({
  page: (filter, fromRank, limit) => call('activity.page', fromRank === 'newest' ? { ...filter, fromRank: 0, limit, newest: true } : { ...filter, fromRank, limit }),
  counts: (query) => call('activity.counts', { query, partial: true }),
  rank: (filter, position) => call('activity.rank', { ...filter, position }),
  nextFrame: () => new Promise((resolve) => requestAnimationFrame(() => resolve())),
});

/** The record that is open in this window. */
export const selection = createSelection(activity, {
  rank: (filter, position) => call('activity.rank', { ...filter, position }),
  capture: (id) => call('captures.get', { id }),
  delivery: (id) => call('deliveries.get', { id }),
  deliveriesOfEvent: (eventId) => call('deliveries.ofEvent', { eventId }),
});

/** The tab that is open, kept for each kind of record. */
export interface DetailTabs {
  readonly received: 'overview' | 'body' | 'headers' | 'response' | 'connection';
  readonly sent: 'attempts' | 'request' | 'headers' | 'response' | 'connection' | 'event';
}

export const detailTabs = createStore<DetailTabs>(() => ({ received: 'overview', sent: 'attempts' }));

/** Reads the stream while the page is shown; a fresh snapshot means that live events were missed. */
export function startActivity(): () => void {
  const stopReading = activity.start();
  const stopListening = onLiveEvent((event) => activity.tell(event));
  const stopWatching = snapshotStore.subscribe((now, before) => {
    if (now.loaded && before.loaded && now.program !== before.program) activity.reread();
  });
  const stopLocating = activity.subscribe((now, before) => {
    if (now.filter !== before.filter) void selection.locate();
  });
  return () => {
    stopReading();
    stopListening();
    stopWatching();
    stopLocating();
  };
}

export function useActivity<T>(select: (state: ActivityState) => T): T {
  return useStore(activity, select);
}

export function useSelection<T>(select: (state: SelectionState) => T): T {
  return useStore(selection, select);
}
