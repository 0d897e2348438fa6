/**
 * Where the bundle of the thread that judges is. Entries of the build stand in `out/main`, code that they share one folder below,
 * and this code may end up in either.
 */
export const judgeWorkerUrl: URL = (() => {
  const here = new URL('.', import.meta.url);
  const entries = here.pathname.endsWith('/chunks/') ? new URL('..', here) : here;
  return new URL('judge-worker.js', entries);
})();
