import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { remember, remembered } from '../../../host/window-memory';
import type { ColumnsChange } from '../../../ui/column-order';
import { showToast } from '../../../ui/toast';
import { claimColumnDefaults, readClaimColumns, type ClaimColumn } from './claim-columns';

const memory = 'desk.columns';

interface ClaimColumnState {
  readonly columns: readonly ClaimColumn[];
  readonly dialog: boolean;
}

const store = createStore<ClaimColumnState>(() => ({ columns: remembered(memory, readClaimColumns) ?? claimColumnDefaults, dialog: false }));

/** The columns of the list of claims, in their order. */
export function useClaimColumns(): readonly ClaimColumn[] {
  return useStore(store, (state) => state.columns);
}

/** Changes the columns, and keeps them for the next start; with `later` they are only shown, such as while an edge is dragged. At least one stays. */
export function changeClaimColumns(change: ColumnsChange, later = false): void {
  const columns = change(store.getState().columns);
  if (!columns.some(({ shown }) => shown)) return;
  store.setState({ columns });
  if (!later) remember(memory, columns);
}

/** The columns as they were at first, and how to have back what was chosen. */
export function resetClaimColumns(): void {
  const before = store.getState().columns;
  const put = (columns: readonly ClaimColumn[]): void => {
    store.setState({ columns });
    remember(memory, columns);
  };
  put(claimColumnDefaults);
  showToast({ title: 'Columns reset', action: { label: 'Undo', keys: 'Ctrl Z', onSelect: () => put(before) } });
}

export function useClaimColumnsDialog(): boolean {
  return useStore(store, (state) => state.dialog);
}

export function openClaimColumns(): void {
  store.setState({ dialog: true });
}

export function closeClaimColumns(): void {
  store.setState({ dialog: false });
}
