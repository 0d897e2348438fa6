import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { columnDefaults, type StreamColumn } from '../../../../shared/model/stream-column';
import { call } from '../../../host/client';
import { snapshotStore, useSnapshot } from '../../../host/snapshot-store';
import { showToast } from '../../../ui/toast';
import { wholeColumns } from './column-layout';

interface ColumnState {
  /** What was chosen and is not saved yet, so that a change shows at once. */
  readonly unsaved: readonly StreamColumn[] | undefined;
  readonly dialog: boolean;
}

const store = createStore<ColumnState>(() => ({ unsaved: undefined, dialog: false }));
let newest = 0;

function columnsNow(): readonly StreamColumn[] {
  const { unsaved } = store.getState();
  const state = snapshotStore.getState();
  return unsaved ?? wholeColumns(state.loaded ? state.workspace.settings.columns : columnDefaults);
}

/** The columns of the workspace, in their order. */
export function useColumns(): readonly StreamColumn[] {
  const saved = useSnapshot((snapshot) => snapshot.workspace.settings.columns);
  const unsaved = useStore(store, (state) => state.unsaved);
  return useMemo(() => unsaved ?? wholeColumns(saved), [saved, unsaved]);
}

/** Changes the columns, and keeps them in the workspace. With `later` they are only shown, such as while an edge is dragged. */
export async function changeColumns(change: (columns: readonly StreamColumn[]) => readonly StreamColumn[], later = false): Promise<void> {
  newest += 1;
  const own = newest;
  const columns = change(columnsNow());
  store.setState({ unsaved: columns });
  if (later) return;
  const reply = await call('settings.update', { columns });
  if (reply.ok) {
    if (own === newest) forgetOnceSaved(columns);
    return;
  }
  if (own === newest) store.setState({ unsaved: undefined });
  showToast({ title: 'The columns could not be kept', detail: reply.error.message, tone: 'fail' });
}

/** The window's copy of the workspace comes a moment after the reply: until then the next change has to build on this one. */
function forgetOnceSaved(columns: readonly StreamColumn[]): void {
  const saved = JSON.stringify(columns);
  const forget = (): boolean => {
    const state = snapshotStore.getState();
    if (store.getState().unsaved !== columns) return true;
    if (!state.loaded || JSON.stringify(state.workspace.settings.columns) !== saved) return false;
    store.setState({ unsaved: undefined });
    return true;
  };
  if (forget()) return;
  const stop = snapshotStore.subscribe(() => {
    if (forget()) stop();
  });
}

/** The columns as they were at first, and how to have them back. */
export function resetColumns(): void {
  const before = columnsNow();
  void changeColumns(() => columnDefaults);
  showToast({ title: 'Columns reset', action: { label: 'Undo', keys: 'Ctrl Z', onSelect: () => void changeColumns(() => before) } });
}

export function useColumnsDialog(): boolean {
  return useStore(store, (state) => state.dialog);
}

export function openColumns(): void {
  store.setState({ dialog: true });
}

export function closeColumns(): void {
  store.setState({ dialog: false });
}
