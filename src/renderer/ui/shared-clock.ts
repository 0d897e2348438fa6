const tickMs = 1000;

const listeners = new Set<() => void>();
let nowMs = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** The time that was last told: the same for all, so that no two countdowns on the screen differ. */
export function sharedNowMs(): number {
  return nowMs;
}

/** Tells the time now and anew each second, to all at once, until the returned function is called. */
export function listenToClock(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tell, tickMs);
  if (Date.now() !== nowMs) tell();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tell(): void {
  nowMs = Date.now();
  for (const listener of listeners) listener();
}
