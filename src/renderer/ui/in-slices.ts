const sliceMs = 10;

/** Does work that pauses a little at a time, so that the window goes on; undefined where it was stopped. */
export async function inSlices<T>(work: Generator<void, T>, isStopped: () => boolean): Promise<T | undefined> {
  for (;;) {
    const untilMs = performance.now() + sliceMs;
    do {
      const { done, value } = work.next();
      if (done === true) return value;
    } while (performance.now() < untilMs);
    await nextTurn();
    if (isStopped()) return undefined;
  }
}

/** After the frames and the input that wait. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
