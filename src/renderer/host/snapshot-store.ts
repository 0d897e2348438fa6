import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Snapshot } from '../../shared/contract/contract';
import type { LiveEvent } from '../../shared/contract/live-events';

/** The window's copy of what main keeps: it moves only by snapshot or live event. `loaded` is false until the first snapshot. */
export type SnapshotState = { readonly loaded: false } | ({ readonly loaded: true } & Snapshot);

export const snapshotStore = createStore<SnapshotState>(() => ({ loaded: false }));

/** Puts a whole snapshot in place. */
export function applySnapshot(snapshot: Snapshot): void {
  snapshotStore.setState({ loaded: true, ...snapshot }, true);
}

/** Applies one live event to the copy. Events about records are not its business. */
export function applyLiveEvent(event: LiveEvent, seq: number): void {
  const state = snapshotStore.getState();
  if (!state.loaded) return;
  switch (event.type) {
    case 'workspace.changed':
      snapshotStore.setState({ ...state, seq, workspace: event.workspace, catalog: event.catalog }, true);
      return;
    case 'catch.changed':
      snapshotStore.setState({ ...state, seq, catch: event.status, catchSurroundings: event.surroundings }, true);
      return;
    case 'storage.changed':
      snapshotStore.setState({ ...state, seq, storage: event.usage }, true);
      return;
    case 'waiting.changed':
      snapshotStore.setState({ ...state, seq, waiting: event.waiting }, true);
      return;
    case 'activity.changed':
    case 'delivery.changed':
    case 'burst.changed':
    case 'export.changed':
    case 'desk.changed':
    case 'scenarios.changed':
    case 'notice':
      return;
  }
}

/** Reads a part of the snapshot. Only under the frame that waits for the first snapshot; throws before it. */
export function useSnapshot<T>(select: (snapshot: Snapshot) => T): T {
  return useStore(snapshotStore, (state) => {
    if (!state.loaded) throw new Error('useSnapshot was called before the first snapshot arrived');
    return select(state);
  });
}
