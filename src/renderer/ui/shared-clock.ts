const tickMs = 1000;

const listeners = new Set<() => void>();
let nowMs = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** The time that was last told: the same for all, so that no two countdowns on the screen differ. */
export function sharedNowMs(): number {
  return nowMs;
}

/** The time that was last told; the time now where the clock stands still. */
export function runningNowMs(): number {
  if (timer === undefined) nowMs = Date.now();
  return nowMs;
}

/** Tells the time anew each second, to all at once, until the returned function is called. */
export function joinClock(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tell, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** As `joinClock`, and tells all the time now too. */
export function listenToClock(listener: () => void): () => void {
  const leave = joinClock(listener);
  if (Date.now() !== nowMs) tell();
  return leave;
}

function tell(): void {
  nowMs = Date.now();
  for (const listener of listeners) listener();
}
