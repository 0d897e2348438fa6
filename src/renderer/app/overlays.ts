import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** What can lie over the whole window; one at a time. */
export type Overlay = 'palette' | 'shortcuts';

const overlayStore = createStore<{ readonly shown: Overlay | undefined; readonly openings: number }>(() => ({ shown: undefined, openings: 0 }));

export const overlays = {
  open(overlay: Overlay): void {
    overlayStore.setState(({ openings }) => ({ shown: overlay, openings: openings + 1 }));
  },
  /** Closes what is named; another that has taken its place stays. */
  close(overlay: Overlay): void {
    overlayStore.setState(({ shown }) => ({ shown: shown === overlay ? undefined : shown }));
  },
};

export function useOverlay(): Overlay | undefined {
  return useStore(overlayStore, (state) => state.shown);
}

/** Rises with each opening, so that one that is still fading away begins anew. */
export function useOpenings(): number {
  return useStore(overlayStore, (state) => state.openings);
}
