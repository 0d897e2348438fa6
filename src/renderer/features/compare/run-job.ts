import { rowsOf, type CompareJob, type CompareMessage, type CompareResults } from './compare-jobs';

/** A comparison under way. `result` never comes once it was stopped. */
export interface RunningJob<T> {
  readonly result: Promise<T>;
  stop(): void;
}

/** Compares in a thread of its own, so that the window stays free and the work can be stopped. */
export function runJob<K extends CompareJob['kind']>(job: CompareJob & { readonly kind: K }): RunningJob<CompareResults[K]> {
  const worker = new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module' });
  const result = new Promise<CompareResults[K]>((resolve, reject) => {
    const rows: unknown[] = [];
    worker.onmessage = ({ data }: MessageEvent<CompareMessage>) => {
      if ('rows' in data) {
        for (const row of data.rows) rows.push(row);
        return;
      }
      worker.terminate();
      resolve(rowsOf(data.rest).around(rows) as CompareResults[K]);
    };
    worker.onerror = (event) => {
      worker.terminate();
      reject(new Error(event.message));
    };
  });
  worker.postMessage(job);
  return { result, stop: () => worker.terminate() };
}
