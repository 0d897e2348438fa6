import { useSyncExternalStore } from 'react';

const tickMs = 1000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let nowMs = 0;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    nowMs = Date.now();
    for (const told of listeners) told();
  }, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** What is read off the time now, looked at again each second by one timer for all; what reads the same is not drawn again. */
export function useReadNow<T extends string | number>(read: (nowMs: number) => T): T {
  return useSyncExternalStore(subscribe, () => {
    if (timer === undefined) nowMs = Date.now();
    return read(nowMs);
  });
}
