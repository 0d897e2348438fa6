import type { CompareJob, CompareResults } from './compare-jobs';

/** A comparison under way. `result` never comes once it was stopped. */
export interface RunningJob<T> {
  readonly result: Promise<T>;
  stop(): void;
}

/** Compares in a thread of its own, so that the window stays free and the work can be stopped. */
export function runJob<K extends CompareJob['kind']>(job: CompareJob & { readonly kind: K }): RunningJob<CompareResults[K]> {
  const worker = new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module' });
  const result = new Promise<CompareResults[K]>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<CompareResults[K]>) => {
      worker.terminate();
      resolve(event.data);
    };
    worker.onerror = (event) => {
      worker.terminate();
      reject(new Error(event.message));
    };
  });
  worker.postMessage(job);
  return { result, stop: () => worker.terminate() };
}
