import { Worker } from 'node:worker_threads';
import type { LogOpenProblem } from './log';
import type { WorkerReady, WorkerTask } from './thread-messages';
import { logWorkerUrl } from './worker-url';

/** A running thread of the log. */
export interface LogThread {
  readonly worker: Worker;
  readonly sqliteVersion: string;
  readonly notices: readonly string[];
  /** The last position that the log gave when it was opened; undefined where it is not known. */
  readonly lastPosition: number | undefined;
  /** Lets the thread finish what it does, close its file and end. */
  close(): Promise<void>;
}

/** Starts a thread and waits until it has opened its file, or has refused to. */
export function startThread(task: WorkerTask): Promise<{ readonly ok: true; readonly thread: LogThread } | { readonly ok: false; readonly problem: LogOpenProblem }> {
  const worker = new Worker(logWorkerUrl, { workerData: task, transferList: task.changes === undefined ? [] : [task.changes] });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const close = async (): Promise<void> => {
    worker.postMessage({ kind: 'close' });
    await ended;
  };
  return new Promise((resolve) => {
    const failed = (error: Error): void => resolve({ ok: false, problem: { code: 'failed', message: `The log could not be opened: ${error.message}.` } });
    worker.once('error', failed);
    worker.once('message', (ready: WorkerReady) => {
      worker.off('error', failed);
      if (ready.kind === 'ready') resolve({ ok: true, thread: { worker, sqliteVersion: ready.sqliteVersion, notices: ready.notices, lastPosition: ready.lastPosition, close } });
      else resolve({ ok: false, problem: ready.problem });
    });
  });
}
