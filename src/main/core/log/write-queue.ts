import type { Worker } from 'node:worker_threads';
import type { CaptureDraft } from '../../../shared/model/captured-request';
import type { DeliverySummary } from '../../../shared/model/delivery';
import { captureIdOf } from './capture-id';
import { packCaptures } from './capture-pack';
import type { CapturePlace, LogChange, LogWriteProblem, Written } from './log';
import type { CapturesOutcome, WriteCommand, WriterReply, WriterRequest } from './thread-messages';

interface WaitingCapture {
  readonly draft: CaptureDraft;
  readonly settle: (written: Written<CapturePlace>) => void;
}

interface WaitingCommand {
  readonly command: WriteCommand;
  readonly settle: (written: Written<readonly DeliverySummary[]>) => void;
}

/** A batch takes at most so much, so that the first of it does not wait for the last of a long queue. */
const batchCaptures = 512;
const batchBytes = 32 * 1024 * 1024;

/**
 * Collects writes while the writer thread is at work (or, where it is idle, until the end of this turn) and gives them to it as one batch:
 * one message there, one commit, one message back.
 */
export class WriteQueue {
  readonly #worker: Worker;
  readonly #onChange: (change: LogChange) => void;
  readonly #onShrunk: () => void;
  #captures: WaitingCapture[] = [];
  #commands: WaitingCommand[] = [];
  #atWork: { readonly captures: readonly WaitingCapture[]; readonly commands: readonly WaitingCommand[] } | undefined;
  #scheduled = false;
  #broken: LogWriteProblem | undefined;
  #onIdle: (() => void)[] = [];
  #onMended: (() => void)[] = [];
  #onCleared: ((cleared: Written<number>) => void)[] = [];

  constructor(worker: Worker, onChange: (change: LogChange) => void, onShrunk: () => void) {
    this.#worker = worker;
    this.#onChange = onChange;
    this.#onShrunk = onShrunk;
    worker.on('message', (reply: WriterReply) => this.#received(reply));
  }

  addCapture(draft: CaptureDraft): Promise<Written<CapturePlace>> {
    return new Promise((settle) => {
      this.#captures.push({ draft, settle });
      this.#schedule();
    });
  }

  run(command: WriteCommand): Promise<Written<readonly DeliverySummary[]>> {
    return new Promise((settle) => {
      this.#commands.push({ command, settle });
      this.#schedule();
    });
  }

  /** Has the writer make sure of damage that a reader met, and mend it. Resolves when that is done. */
  mend(): Promise<void> {
    return new Promise((resolve) => {
      this.#onMended.push(resolve);
      const request: WriterRequest = { kind: 'mend' };
      this.#worker.postMessage(request);
    });
  }

  /** Has the writer drop what may go up to a position, between the other writes. Resolves with how many went, when that is done. */
  clear(upTo: number): Promise<Written<number>> {
    return new Promise((settle) => {
      if (this.#broken !== undefined) {
        settle({ ok: false, problem: this.#broken });
        return;
      }
      this.#onCleared.push(settle);
      const request: WriterRequest = { kind: 'clear', upTo };
      this.#worker.postMessage(request);
    });
  }

  /** Resolves when everything asked for so far has its answer. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#onIdle.push(resolve);
      this.#schedule();
    });
  }

  /** The thread is gone: whatever waits, and whatever comes, is told so. */
  break(problem: LogWriteProblem): void {
    this.#broken = problem;
    const failed = { ok: false, problem } as const;
    for (const { settle } of [...(this.#atWork?.captures ?? []), ...this.#captures]) settle(failed);
    for (const { settle } of [...(this.#atWork?.commands ?? []), ...this.#commands]) settle(failed);
    this.#atWork = undefined;
    this.#captures = [];
    this.#commands = [];
    for (const resolve of this.#onMended.splice(0)) resolve();
    for (const settle of this.#onCleared.splice(0)) settle(failed);
    this.#flush();
  }

  #schedule(): void {
    if (this.#scheduled || this.#atWork !== undefined) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      if (this.#broken !== undefined) this.break(this.#broken);
      else this.#flush();
    });
  }

  #flush(): void {
    if (this.#atWork !== undefined) return;
    if (this.#captures.length + this.#commands.length === 0) {
      for (const resolve of this.#onIdle.splice(0)) resolve();
      return;
    }
    const captures = this.#takeCaptures();
    const commands = this.#commands;
    this.#commands = [];
    this.#atWork = { captures, commands };
    const pack = captures.length === 0 ? undefined : packCaptures(captures.map(({ draft }) => draft));
    const request: WriterRequest = { kind: 'batch', captures: pack, commands: commands.map(({ command }) => command) };
    this.#worker.postMessage(request, pack === undefined ? [] : [pack.bytes.buffer, pack.lengths.buffer]);
  }

  #takeCaptures(): readonly WaitingCapture[] {
    let count = 0;
    let bytes = 0;
    for (const { draft } of this.#captures) {
      if (count === batchCaptures || bytes > batchBytes) break;
      bytes += draft.body.length + draft.raw.length;
      count += 1;
    }
    return this.#captures.splice(0, count);
  }

  #received(reply: WriterReply): void {
    if (reply.kind === 'change') {
      this.#onChange(reply.change);
      return;
    }
    if (reply.kind === 'mended') this.#onMended.shift()?.();
    if (reply.kind === 'cleared') this.#onCleared.shift()?.(reply.cleared);
    if (reply.kind === 'shrunk') this.#onShrunk();
    if (reply.kind !== 'batch' || this.#atWork === undefined) return;
    const { captures, commands } = this.#atWork;
    this.#atWork = undefined;
    // The thread gets its next batch before this one's callers do their work.
    this.#flush();
    if (reply.captures !== undefined) settleCaptures(captures, reply.captures);
    commands.forEach(({ settle }, index) => {
      const outcome = reply.commands[index];
      if (outcome !== undefined) settle(outcome);
    });
    for (const change of reply.changes) this.#onChange(change);
  }
}

function settleCaptures(captures: readonly WaitingCapture[], outcome: CapturesOutcome): void {
  if (!outcome.ok) {
    for (const { settle } of captures) settle(outcome);
    return;
  }
  const deliveries = new Map(outcome.joined);
  captures.forEach(({ settle }, index) => {
    const seq = outcome.firstSeq + index;
    const deliveryId = deliveries.get(index);
    const place = { id: captureIdOf(seq), seq, position: outcome.firstPosition + index };
    settle({ ok: true, value: deliveryId === undefined ? place : { ...place, deliveryId } });
  });
}
