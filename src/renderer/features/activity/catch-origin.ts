import { snapshotStore } from '../../host/snapshot-store';

/** Where the catch server listens, without a path; undefined while it does not. */
export function catchOrigin(): string | undefined {
  const state = snapshotStore.getState();
  if (!state.loaded || state.catch.state !== 'catching') return undefined;
  const [url] = state.catch.urls;
  return url === undefined ? undefined : new URL(url).origin;
}
