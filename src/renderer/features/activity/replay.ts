import { createStore } from 'zustand/vanilla';
import type { ReplayPreview } from '../../../shared/contract/sending-contract';
import type { Endpoint } from '../../../shared/model/endpoint';
import { call } from '../../host/client';
import { snapshotStore } from '../../host/snapshot-store';
import { selection } from './activity';
import { isReplayable } from './chosen-facts';
import { catchOrigin } from './catch-origin';
import type { Marks } from './selection-marks';
import { chosenPages } from './selection-work';

/** What is to be replayed: what was selected when it was asked for. */
export const replayStore = createStore<{ readonly marks: Marks | undefined }>(() => ({ marks: undefined }));

export function askReplay(): void {
  replayStore.setState({ marks: selection.getState().marks });
}

export function endReplay(): void {
  replayStore.setState({ marks: undefined });
}

/** Where a replay can go: back to where it was caught, to an endpoint, or anywhere. */
export interface ReplayPlace {
  readonly id: string;
  readonly label: string;
  /** Undefined where the user writes it. */
  readonly url: string | undefined;
}

export const otherPlace: ReplayPlace = { id: 'other', label: 'Another URL', url: undefined };

export function replayPlaces(endpoints: readonly Endpoint[]): readonly ReplayPlace[] {
  const origin = catchOrigin();
  const here = origin === undefined ? [] : [{ id: 'caught', label: 'Where it was caught', url: origin }];
  return [...here, ...endpoints.map(({ id, name, url }) => ({ id, label: name, url })), otherPlace];
}

/** The endpoints that can sign a replay anew. */
export function signingEndpoints(): readonly Endpoint[] {
  const state = snapshotStore.getState();
  return state.loaded ? state.workspace.endpoints.filter(({ signing }) => signing.kind !== 'none') : [];
}

/** What would change in the first of the chosen requests; a sentence where it cannot leave like this; undefined where there is none. */
export async function previewReplay(marks: Marks, url: string, resign: string | undefined): Promise<ReplayPreview | string | undefined> {
  for await (const rows of chosenPages(marks)) {
    const row = rows.find(isReplayable);
    if (row === undefined) continue;
    const reply = await call('captures.previewReplay', { id: row.id, url, ...(resign === undefined ? {} : { resign }) });
    return reply.ok ? reply.value : reply.error.message;
  }
  return undefined;
}
