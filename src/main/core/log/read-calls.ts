import type { Worker } from 'node:worker_threads';
import type { ReadInput, ReadMethod, ReadOutput } from './read-methods';
import type { ReaderReply, ReaderRequest } from './thread-messages';

interface WaitingRead {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A question that could not be answered, because the file could not be read. */
export class ReadFailure extends Error {
  readonly damaged: boolean;

  constructor(message: string, damaged: boolean) {
    super(`The log could not be read: ${message}`);
    this.damaged = damaged;
  }
}

/** Asks the reader thread. A question that could not be answered rejects with a `ReadFailure`. */
export class ReadCalls {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, WaitingRead>();
  #lastId = 0;
  #broken: Error | undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (reply: ReaderReply) => this.#received(reply));
  }

  call<M extends ReadMethod>(method: M, ...input: ReadInput<M>): Promise<ReadOutput<M>> {
    return new Promise((resolve, reject) => {
      if (this.#broken !== undefined) {
        reject(this.#broken);
        return;
      }
      this.#lastId += 1;
      this.#waiting.set(this.#lastId, { resolve: (value) => resolve(value as ReadOutput<M>), reject });
      const request: ReaderRequest = { kind: 'read', id: this.#lastId, method, input };
      this.#worker.postMessage(request);
    });
  }

  /** The thread is gone, or goes: whatever waits, and whatever comes, is rejected. */
  break(error: Error): void {
    this.#broken = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #received(reply: ReaderReply): void {
    if (reply.kind === 'closed') return;
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.kind === 'read') waiting?.resolve(reply.value);
    else waiting?.reject(new ReadFailure(reply.message, reply.damaged));
  }
}
