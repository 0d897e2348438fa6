import type { DeliverySummary } from '../../../shared/model/delivery';
import type { Query } from '../../../shared/query/query';
import type { Log, LogChange, LogWriteProblem, Written } from './log';
import { IndexKeeper } from './index-keeper';
import { followedLook, keptLook, type LookKeeper } from './look-keeper';
import type { LogThread } from './log-threads';
import { ReadCalls, ReadFailure } from './read-calls';
import type { ReadInput, ReadMethod, ReadOutput } from './read-methods';
import type { WriteCommand } from './thread-messages';
import { withLook } from './unread-query';
import { WriteQueue } from './write-queue';

const readOnlyProblem: LogWriteProblem = { code: 'not-writable', message: 'The log was opened for reading only.' };

/** The log as the core sees it, in front of its threads. Without a writer every write is refused. */
export class ThreadedLog implements Log {
  readonly #writer: LogThread | undefined;
  readonly #reader: LogThread;
  readonly #queue: WriteQueue | undefined;
  readonly #reads: ReadCalls;
  readonly #listeners = new Set<(change: LogChange) => void>();
  readonly #shrunkListeners = new Set<() => void>();
  readonly #noticeListeners = new Set<(message: string) => void>();
  readonly #indexKeeper: IndexKeeper | undefined;
  readonly #looks: LookKeeper | Pick<LookKeeper, 'current'>;
  #newest = 0;
  #closing: Promise<void> | undefined;

  constructor(reader: LogThread, writer: LogThread | undefined, folder: string) {
    this.#reader = reader;
    this.#writer = writer;
    this.#reads = new ReadCalls(reader.worker);
    reader.worker.on('error', (error) => this.#reads.break(error));
    if (writer === undefined) {
      this.#looks = followedLook(folder);
      return;
    }
    const notice = (message: string): void => {
      for (const listener of this.#noticeListeners) listener(message);
    };
    this.#newest = writer.lastPosition ?? 0;
    this.#looks = keptLook(folder, writer.lastPosition, notice);
    const queue = new WriteQueue(
      writer.worker,
      (change) => this.#tell(change),
      () => {
        for (const listener of this.#shrunkListeners) listener();
      },
    );
    writer.worker.on('error', (error) => queue.break({ code: 'failed', message: `The log stopped: ${error.message}.` }));
    this.#queue = queue;
    this.#indexKeeper = new IndexKeeper(
      folder,
      () => this.#reads.call('unindexed'),
      notice,
    );
  }

  addCapture: Log['addCapture'] = (draft) => this.#writing()?.addCapture(draft) ?? Promise.resolve({ ok: false, problem: readOnlyProblem });
  addEvent: Log['addEvent'] = (event, deliveries) => this.#run({ kind: 'add-event', event, deliveries });
  addDeliveries: Log['addDeliveries'] = (eventId, deliveries) => this.#run({ kind: 'add-deliveries', eventId, deliveries });
  startAttempt: Log['startAttempt'] = (deliveryId, number, startedAtMs, request) => this.#one({ kind: 'start-attempt', deliveryId, number, startedAtMs, request });
  finishAttempt: Log['finishAttempt'] = (deliveryId, number, outcome, state, next) => this.#one({ kind: 'finish-attempt', deliveryId, number, outcome, state, next });
  moveDelivery: Log['moveDelivery'] = (deliveryId, move) => this.#one({ kind: 'move-delivery', deliveryId, move });
  recoverDeliveries: Log['recoverDeliveries'] = () => this.#run({ kind: 'recover-deliveries' });
  setMarks: Log['setMarks'] = (positions, change, atMs) => this.#nothing({ kind: 'set-marks', positions, change, atMs });
  setChecks: Log['setChecks'] = (findings) => this.#nothing({ kind: 'set-checks', findings });
  setPinned: Log['setPinned'] = (positions, pinned) => this.#nothing({ kind: 'set-pinned', positions, pinned });
  setRetention: Log['setRetention'] = (retention) => this.#nothing({ kind: 'set-retention', retention });

  clear: Log['clear'] = async (upTo) => {
    const cleared = (await this.#writing()?.clear(upTo)) ?? { ok: false, problem: readOnlyProblem };
    // What went shall not stand in the search index either.
    if (cleared.ok && cleared.value > 0) void this.#indexKeeper?.renew();
    return cleared;
  };

  look: Log['look'] = () => this.#looks.current();
  setLook: Log['setLook'] = (look) => {
    if ('set' in this.#looks) this.#looks.set(look);
  };
  newest: Log['newest'] = () => this.#newest;

  activityPage: Log['activityPage'] = (query, ...input) => this.#read('activityPage', this.#asked(query), ...input);
  activityCounts: Log['activityCounts'] = (query, ...input) => this.#read('activityCounts', this.#asked(query), ...input);
  activityRank: Log['activityRank'] = (query, ...input) => this.#read('activityRank', this.#asked(query), ...input);
  groupLines: Log['groupLines'] = (query, ...input) => this.#read('groupLines', this.#asked(query), ...input);
  chosenRows: Log['chosenRows'] = (chosen, ...input) => this.#read('chosenRows', { ...chosen, query: this.#asked(chosen.query) }, ...input);
  columnValues: Log['columnValues'] = (...input) => this.#read('columnValues', ...input);
  chosenSummary: Log['chosenSummary'] = (chosen) => this.#read('chosenSummary', { ...chosen, query: this.#asked(chosen.query) });
  capture: Log['capture'] = (...input) => this.#read('capture', ...input);
  comparableBefore: Log['comparableBefore'] = (...input) => this.#read('comparableBefore', ...input);
  captureBytes: Log['captureBytes'] = (...input) => this.#read('captureBytes', ...input);
  delivery: Log['delivery'] = (...input) => this.#read('delivery', ...input);
  deliveryToSend: Log['deliveryToSend'] = (...input) => this.#read('deliveryToSend', ...input);
  waitingDeliveries: Log['waitingDeliveries'] = (...input) => this.#read('waitingDeliveries', ...input);
  heldDeliveries: Log['heldDeliveries'] = (...input) => this.#read('heldDeliveries', ...input);
  deliveriesOfEvent: Log['deliveriesOfEvent'] = (...input) => this.#read('deliveriesOfEvent', ...input);
  sentEvents: Log['sentEvents'] = (...input) => this.#read('sentEvents', ...input);
  composedEvent: Log['composedEvent'] = (...input) => this.#read('composedEvent', ...input);
  lastAttempt: Log['lastAttempt'] = (...input) => this.#read('lastAttempt', ...input);
  waitingRetries: Log['waitingRetries'] = () => this.#read('waitingRetries');
  captures: Log['captures'] = (query, ...input) => this.#read('captures', this.#asked(query), ...input);
  deliveries: Log['deliveries'] = (query, ...input) => this.#read('deliveries', this.#asked(query), ...input);
  seenValues: Log['seenValues'] = (...input) => this.#read('seenValues', ...input);
  usage: Log['usage'] = () => this.#read('usage');
  clearable: Log['clearable'] = () => this.#read('clearable');
  unindexed: Log['unindexed'] = () => this.#read('unindexed');

  onChange(listener: (change: LogChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  onShrunk(listener: () => void): () => void {
    this.#shrunkListeners.add(listener);
    return () => this.#shrunkListeners.delete(listener);
  }

  onNotice(listener: (message: string) => void): () => void {
    this.#noticeListeners.add(listener);
    return () => this.#noticeListeners.delete(listener);
  }

  async #finish(): Promise<void> {
    if ('close' in this.#looks) this.#looks.close();
    await this.#queue?.idle();
    await this.#indexKeeper?.close();
    this.#reads.break(new Error('the log is closed'));
    await this.#reader.close();
    // The writer closes last: then it alone has the file open, and can checkpoint all of it.
    await this.#writer?.close();
  }

  #tell(change: LogChange): void {
    this.#indexKeeper?.changed(change.added);
    this.#newest = Math.max(this.#newest, change.lastPosition);
    for (const listener of this.#listeners) listener(change);
  }

  #asked(query: Query): Query {
    return withLook(query, () => this.#looks.current());
  }

  /** Where reading meets damage, the writer mends the file, and the question is asked once more. */
  async #read<M extends ReadMethod>(method: M, ...input: ReadInput<M>): Promise<ReadOutput<M>> {
    if (this.#closing !== undefined) throw new Error('the log is closed');
    try {
      return await this.#reads.call(method, ...input);
    } catch (error) {
      if (!(error instanceof ReadFailure) || !error.damaged || this.#queue === undefined || this.#closing !== undefined) throw error;
      await this.#queue.mend();
      return this.#reads.call(method, ...input);
    }
  }

  #writing(): WriteQueue | undefined {
    if (this.#closing !== undefined) throw new Error('the log is closed');
    return this.#queue;
  }

  async #run(command: WriteCommand): Promise<Written<readonly DeliverySummary[]>> {
    return (await this.#writing()?.run(command)) ?? { ok: false, problem: readOnlyProblem };
  }

  async #one(command: WriteCommand): Promise<Written<DeliverySummary>> {
    const written = await this.#run(command);
    if (!written.ok) return written;
    const [value] = written.value;
    if (value === undefined) throw new Error(`${command.kind} gave no delivery`);
    return { ok: true, value };
  }

  async #nothing(command: WriteCommand): Promise<Written<void>> {
    const written = await this.#run(command);
    return written.ok ? { ok: true, value: undefined } : written;
  }
}
