import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** What can lie over the whole window; one at a time. */
export type Overlay = 'palette' | 'shortcuts';

const overlayStore = createStore<{ readonly shown: Overlay | undefined }>(() => ({ shown: undefined }));

export const overlays = {
  open(overlay: Overlay): void {
    overlayStore.setState({ shown: overlay });
  },
  close(): void {
    overlayStore.setState({ shown: undefined });
  },
};

export function useOverlay(): Overlay | undefined {
  return useStore(overlayStore, (state) => state.shown);
}
