import { Duplex } from 'node:stream';
import { Connection } from '../../src/main/core/catch/connection';
import { defaultAnswer } from '../../src/main/core/catch/fixed-answers';
import { defaultCatchLimits, heldBodyBytes } from '../../src/main/core/catch/limits';
import { MemoryBudget } from '../../src/main/core/catch/memory-budget';
import type { CaptureDraft } from '../../src/shared/model/captured-request';
import { testPorts } from './test-ports';

/** The server's end of a connection without a network: what the client sends is pushed, what the server answers is kept. */
export class MemorySocket extends Duplex {
  answered = '';

  constructor() {
    super({ allowHalfOpen: true });
  }

  override _read(): void {
    // Bytes come when the test pushes them.
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.answered += chunk.toString('latin1');
    done();
  }
}

/** What became of bytes that a client sent before it ended its side. */
export interface Exchanged {
  readonly drafts: readonly CaptureDraft[];
  readonly answered: string;
}

const ports = testPorts();

/** Sends pieces one after another to a connection of the catch server, then ends the client's side. */
export async function exchangeInMemory(pieces: readonly Buffer[]): Promise<Exchanged> {
  const drafts: CaptureDraft[] = [];
  const socket = new MemorySocket();
  const done = new Promise<void>((resolve) => {
    new Connection(
      { stream: socket, reset: () => socket.destroy() },
      { remoteAddress: '127.0.0.1', remotePort: 1, localAddress: '127.0.0.1', localPort: 2, secure: false },
      {
        parts: {
          record: async (draft) => {
            drafts.push(draft);
            return { ok: true, id: 'cap', seq: drafts.length };
          },
          inspect: () => ({ eventName: null, source: null, checkState: 'not-run' }),
        },
        ports,
        limits: defaultCatchLimits,
        answerFor: () => ({ answer: defaultAnswer }),
        turnsAway: () => false,
        budget: new MemoryBudget(heldBodyBytes),
      },
      'usual',
      () => resolve(),
    );
  });
  for (const piece of pieces) {
    socket.push(piece);
    await new Promise((resolve) => setImmediate(resolve));
  }
  socket.push(null);
  await done;
  return { drafts, answered: socket.answered };
}
