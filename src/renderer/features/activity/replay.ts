import { createStore } from 'zustand/vanilla';
import { call } from '../../host/client';
import { snapshotStore } from '../../host/snapshot-store';
import { catchOrigin } from './copy-curl';
import { tellSent } from './delivery-commands';

/** The captured request whose replay is being asked for. */
export const replayStore = createStore<{ readonly captureId: string | undefined }>(() => ({ captureId: undefined }));

export function askReplay(captureId: string): void {
  replayStore.setState({ captureId });
}

export function endReplay(): void {
  replayStore.setState({ captureId: undefined });
}

/** The address offered first: the catch server's, else that of the first endpoint. */
export function usualAddress(): string {
  const state = snapshotStore.getState();
  return catchOrigin() ?? (state.loaded ? (state.workspace.endpoints[0]?.url ?? '') : '');
}

/** Sends the captured bytes to an address. Answers what is wrong with that, where it could not be done. */
export async function replay(captureId: string, url: string): Promise<string | undefined> {
  const reply = await call('captures.replay', { ids: [captureId], url });
  const problem = reply.ok ? reply.value.refused[0]?.message : reply.error.message;
  if (problem === undefined) tellSent(reply, 'Replayed');
  return problem;
}
