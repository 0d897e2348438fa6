import { inSlices } from '../../ui/in-slices';
import { rowsOf, withRuns, type CompareJob, type CompareMessage, type CompareResults, type JobMessage } from './compare-jobs';

/** A comparison under way. `result` never comes once it was stopped. */
export interface RunningJob<T> {
  readonly result: Promise<T>;
  stop(): void;
}

const pieceBytes = 512 * 1024;

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
  let stopped = false;
  void inSlices(sendInSteps(worker, job), () => stopped);
  return {
    result,
    stop() {
      stopped = true;
      worker.terminate();
    },
  };
}

function* sendInSteps(worker: Worker, job: CompareJob): Generator<void, void> {
  const runs: Uint8Array[] = [];
  const rest = withRuns(job, (run) => runs.push(run) - 1);
  const post = (message: JobMessage, transferred: readonly Transferable[]): void => worker.postMessage(message, { transfer: [...transferred] });
  for (const [run, bytes] of runs.entries()) {
    for (let from = 0; from < bytes.length; from += pieceBytes) {
      const piece = bytes.slice(from, from + pieceBytes);
      post({ run, sizeBytes: bytes.length, from, piece }, [piece.buffer]);
      yield;
    }
  }
  post({ job: rest }, []);
}
