import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const pauseMs = 2_000;
const spokenStore = createStore<{ readonly message: string; readonly number: number }>(() => ({ message: '', number: 0 }));
let waiting: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Has a screen reader say something when it comes to it: at most one message in two seconds, of those that wait the newest. */
export function announce(message: string): void {
  if (timer !== undefined) {
    waiting = message;
    return;
  }
  spokenStore.setState(({ number }) => ({ message, number: number + 1 }));
  timer = setTimeout(() => {
    timer = undefined;
    const next = waiting;
    waiting = undefined;
    if (next !== undefined) announce(next);
  }, pauseMs);
}

/** The element that is read out. Once in a window. */
export function LiveRegion(): ReactNode {
  const { message, number } = useStore(spokenStore);
  return (
    <div className="sr-only" role="status" aria-live="polite">
      {/* The same words again are read out again only where they are a new element. */}
      <span key={number}>{message}</span>
    </div>
  );
}
