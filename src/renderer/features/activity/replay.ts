import { createStore } from 'zustand/vanilla';
import { snapshotStore } from '../../host/snapshot-store';
import { selection } from './activity';
import { catchOrigin } from './copy-curl';
import type { Marks } from './selection-marks';

/** What is to be replayed: what was selected when it was asked for. */
export const replayStore = createStore<{ readonly marks: Marks | undefined }>(() => ({ marks: undefined }));

export function askReplay(): void {
  replayStore.setState({ marks: selection.getState().marks });
}

export function endReplay(): void {
  replayStore.setState({ marks: undefined });
}

/** The address offered first: the catch server's, else that of the first endpoint. */
export function usualAddress(): string {
  const state = snapshotStore.getState();
  return catchOrigin() ?? (state.loaded ? (state.workspace.endpoints[0]?.url ?? '') : '');
}
