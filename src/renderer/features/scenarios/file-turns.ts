let last: Promise<void> = Promise.resolve();

/** Reads and writes of the open scenario's file, one after another: one that overlaps another would take its text for another program's. */
export function inFileTurn(work: () => Promise<void>): Promise<void> {
  last = last.then(work, work);
  return last;
}
