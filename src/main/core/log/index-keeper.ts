import { startThread, type LogThread } from './log-threads';
import type { IndexerReply } from './thread-messages';

/** So many records may be without index: they are looked at themselves, which costs less than a thread. */
const worthIt = 1_000;
const lookAfterMs = 3_000;
/** The log must have been quiet for this long, or have grown by this much. */
const quietMs = 1_000;
const muchGrowth = 50_000;

/** Starts the thread that keeps the full-text index whenever there is enough for it to do. */
export class IndexKeeper {
  readonly #folder: string;
  readonly #lag: () => Promise<number>;
  readonly #tell: (message: string) => void;
  #timer: NodeJS.Timeout | undefined;
  #thread: Promise<LogThread | undefined> | undefined;
  #growth = 0;
  #changedAtMs = 0;
  #closed = false;

  /** `lag` tells how many records are without index, `tell` is told what was found wrong with the index, in a plain sentence. */
  constructor(folder: string, lag: () => Promise<number>, tell: (message: string) => void) {
    this.#folder = folder;
    this.#lag = lag;
    this.#tell = tell;
    this.#look();
  }

  changed(added: number): void {
    this.#changedAtMs = performance.now();
    this.#growth += added;
    if (this.#growth >= worthIt) this.#look();
  }

  /** Most records went: the index is made anew from those that are left, and nothing of the others stays in it. */
  async renew(): Promise<void> {
    await (await this.#thread)?.close();
    if (!this.#closed) this.#thread = this.#start(true);
  }

  /** Ends the thread where it runs. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await (await this.#thread)?.close();
  }

  #look(): void {
    if (this.#timer !== undefined || this.#closed || this.#thread !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#startWhereWorthIt();
    }, lookAfterMs);
    this.#timer.unref();
  }

  async #startWhereWorthIt(): Promise<void> {
    if (performance.now() - this.#changedAtMs < quietMs && this.#growth < muchGrowth) {
      this.#look();
      return;
    }
    this.#growth = 0;
    if (this.#thread !== undefined || (await this.#lagNow()) < worthIt || this.#closed) return;
    this.#thread ??= this.#start(false);
  }

  /** A log that cannot be read right now has nothing to be indexed; whoever asks it is told why. */
  #lagNow(): Promise<number> {
    return this.#lag().catch((error: unknown) => {
      if (error instanceof TypeError) throw error;
      return 0;
    });
  }

  async #start(anew: boolean): Promise<LogThread | undefined> {
    const started = await startThread({ role: 'indexer', folder: this.#folder, changes: undefined, anew });
    if (!started.ok) return undefined;
    const { worker } = started.thread;
    worker.on('message', (reply: IndexerReply) => {
      if (reply.kind === 'rebuilding') this.#tell(`The search index is made anew, since ${reply.reason}. Until it is done, searches take longer.`);
      if (reply.kind === 'index-failed') this.#tell(`The search index could not be written: ${reply.message}. Searches find everything, but take longer.`);
    });
    worker.on('exit', () => {
      this.#thread = undefined;
      if (this.#growth >= worthIt) this.#look();
    });
    return started.thread;
  }
}
