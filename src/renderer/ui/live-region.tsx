import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const pauseMs = 2_000;
const spokenStore = createStore<{ readonly message: string }>(() => ({ message: '' }));
let waiting: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Has a screen reader say something when it comes to it: at most one message in two seconds, of those that wait the newest. */
export function announce(message: string): void {
  if (timer !== undefined) {
    waiting = message;
    return;
  }
  spokenStore.setState({ message });
  timer = setTimeout(() => {
    timer = undefined;
    const next = waiting;
    waiting = undefined;
    if (next !== undefined) announce(next);
  }, pauseMs);
}

/** The element that is read out. Once in a window. */
export function LiveRegion(): ReactNode {
  const message = useStore(spokenStore, (state) => state.message);
  return (
    <div className="sr-only" role="status" aria-live="polite">
      {message}
    </div>
  );
}
