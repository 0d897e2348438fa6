import { Worker } from 'node:worker_threads';
import { judgeWorkerUrl } from './judge-worker-url';
import type { JudgeAnswer, JudgeTask } from './judge-task';
import type { ContentVerdicts } from './checks/checks';
import type { Clock, Logger } from './ports';

/** Judges requests whose bodies are too large for the thread that catches, one at a time, on a thread of its own. */
export interface Judge {
  /** The verdicts, or why there are none: in words that end a sentence. Never rejects. */
  judge(task: Omit<JudgeTask, 'id'>): Promise<{ readonly ok: true; readonly verdicts: ContentVerdicts } | { readonly ok: false; readonly problem: string }>;
  /** Ends the thread; what is still asked is answered with a problem. */
  close(): Promise<void>;
}

type Judged = Awaited<ReturnType<Judge['judge']>>;

const longestMs = 20_000;
const keptIdleMs = 10_000;

/** Makes a judge. Its thread is started when it is first needed, ends when it was idle for a while, and is ended where one request takes too long. */
export function createJudge(ports: { readonly clock: Clock; readonly logger: Logger }): Judge {
  let worker: Worker | undefined;
  let stopIdle: (() => void) | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let lastId = 0;
  let closed = false;

  async function end(): Promise<void> {
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  }

  function started(): Worker {
    if (worker !== undefined) return worker;
    const thread = new Worker(judgeWorkerUrl);
    // An idle thread does not keep a program running that is done.
    thread.unref();
    thread.on('error', () => {
      if (worker === thread) worker = undefined;
    });
    worker = thread;
    return thread;
  }

  function ask(task: Omit<JudgeTask, 'id'>): Promise<Judged> {
    if (closed) return Promise.resolve({ ok: false, problem: 'the program is ending' });
    stopIdle?.();
    const thread = started();
    const id = (lastId += 1);
    return new Promise<Judged>((resolve) => {
      const done = (judged: Judged): void => {
        stopTimer();
        thread.off('message', onMessage).off('error', onError).off('exit', onExit);
        if (!closed) stopIdle = ports.clock.timer(keptIdleMs, () => void end());
        resolve(judged);
      };
      const fail = (problem: string): void => {
        void end();
        done({ ok: false, problem });
      };
      const onMessage = (answer: JudgeAnswer): void => {
        if (answer.id === id) done({ ok: true, verdicts: answer.verdicts });
      };
      const onError = (error: Error): void => {
        ports.logger.error('a body could not be judged', error);
        fail('reading it failed');
      };
      const onExit = (): void => fail('the program is ending');
      const stopTimer = ports.clock.timer(longestMs, () => fail(`reading it took over ${longestMs / 1_000} seconds`));
      thread.on('message', onMessage).on('error', onError).on('exit', onExit);
      thread.postMessage({ ...task, id } satisfies JudgeTask);
    });
  }

  return {
    judge(task) {
      const mine = last.then(() => ask(task));
      last = mine;
      return mine;
    },
    async close() {
      closed = true;
      stopIdle?.();
      await end();
    },
  };
}
