import type { DeliverySummary } from '../../../shared/model/delivery';
import { activityFlag } from './activity-flags';
import { unpackCaptures, type CapturePack, type PackedCapture } from './capture-pack';
import { CaptureWriter, endsOfCapture } from './capture-writer';
import { clearSome } from './clear-records';
import { CommitEffects } from './commit-effects';
import { ConnectionJoins } from './connection-joins';
import { DeliveryWriter, RefusedWrite } from './delivery-writer';
import { setMarks } from './record-marks';
import { setChecks } from './set-checks';
import type { LogWriteProblem, Retention } from './log';
import { readLogState, writeLogState, type LogState } from './log-state';
import type { LogStore } from './log-store';
import { FileShrinker, type Shrinking } from './file-shrinker';
import { blockRecords, dropOldest, excessRecords } from './retention';
import type { CapturesOutcome, WriteCommand, WriteOutcome } from './thread-messages';
import { isDiskFull, isStorageTrouble, writeProblemOf } from './write-problem';

/** Where the writer's file is. `open` gives the file that stands in the folder now, mended where it must be; `lost` says that it may have to be opened anew. */
export interface StoreHolder {
  open(state: LogState | undefined): LogStore;
  lost(error: unknown): void;
  /** Reads the whole file through, and lets it go where it is damaged. */
  check(): void;
}

/** One commit: what the writes got, and what changed (undefined where nothing did). */
export interface BatchOutcome {
  readonly captures: CapturesOutcome | undefined;
  readonly commands: readonly WriteOutcome[];
  readonly commits: readonly { readonly commit: number; readonly effects: CommitEffects }[];
}

interface Written {
  readonly captures: CapturesOutcome | undefined;
  readonly commands: readonly (readonly DeliverySummary[])[];
}

/** Owns all writing: one transaction a batch, all of it or nothing. Lives on the writer thread. */
export class LogWriter {
  readonly #holder: StoreHolder;
  readonly #joins = new ConnectionJoins();
  readonly #shrinker = new FileShrinker();
  #retention: Retention | undefined;
  #store: LogStore | undefined;
  #state: LogState | undefined;
  #captureWriter: CaptureWriter | undefined;
  #deliveryWriter: DeliveryWriter | undefined;

  /** Without limits nothing is dropped until a command sets them. */
  constructor(holder: StoreHolder, retention: Retention | undefined) {
    this.#holder = holder;
    this.#retention = retention;
  }

  /** Writes a batch. A full disk or a folder that cannot be written fails all of it; a single bad write fails alone. */
  write(pack: CapturePack | undefined, commands: readonly WriteCommand[]): BatchOutcome {
    const captures = pack === undefined ? [] : unpackCaptures(pack);
    try {
      const { written, commit } = this.#commitOrAgain(captures, commands);
      return { captures: written.captures, commands: written.commands.map((value) => ({ ok: true, value })), commits: commit === undefined ? [] : [commit] };
    } catch (error) {
      if (isStorageTrouble(error) || captures.length + commands.length === 1) return this.#failed(captures, commands, error);
      return this.#writeOneByOne(captures, commands);
    }
  }

  /** The last position that the log gave. */
  lastPosition(): number {
    this.#open();
    return this.#stateNow().lastPosition;
  }

  /** Drops one block of records where there are too many. Returns the commit, or undefined where nothing can be dropped. */
  dropExcess(): { readonly commit: number; readonly effects: CommitEffects } | undefined {
    const store = this.#open();
    const excess = this.excess();
    if (excess <= 0) return undefined;
    this.#deliveryWriter?.forgetAll();
    return this.#transact(store, (effects) => dropOldest(store.connection, Math.min(excess, blockRecords), effects)).commit;
  }

  /** Records over the limits; 0 where the log is within them. */
  excess(): number {
    const store = this.#open();
    return this.#retention === undefined ? 0 : excessRecords(store.connection, this.#state?.records ?? 0, this.#retention);
  }

  /** Drops one slice of the records from after a position up to another. `after` is where the next slice goes on; undefined where nothing is left to drop. */
  clearSlice(after: number, upTo: number): { readonly after: number | undefined; readonly commit: { readonly commit: number; readonly effects: CommitEffects } | undefined } {
    const store = this.#open();
    this.#deliveryWriter?.forgetAll();
    this.#shrinker.begin(store.connection);
    const { value, commit } = store.connection.unsynced(() => this.#transact(store, (effects) => clearSome(store.connection, after, upTo, effects)));
    return { after: value, commit };
  }

  /** Gives some free pages back to the system, where that is worth it; with `toTheLast` even where they are few. */
  shrink(toTheLast: boolean): Shrinking {
    return this.#shrinker.step(this.#open().connection, toTheLast);
  }

  /** Called where reading showed damage: makes sure of it, and mends. */
  mend(): void {
    this.#open();
    this.#holder.check();
    this.#open();
  }

  close(): void {
    const { connection } = this.#open();
    connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    connection.close();
    this.#store = undefined;
  }

  #open(): LogStore {
    const store = this.#holder.open(this.#state);
    if (store !== this.#store) {
      this.#store = store;
      this.#state = readLogState(store.connection);
      this.#captureWriter = new CaptureWriter(store.connection);
      this.#deliveryWriter = new DeliveryWriter(store.connection, this.#joins);
    }
    return store;
  }

  /** Where the file was the trouble it is opened anew, and mended where it must be, so that the second try may well succeed. */
  #commitOrAgain(captures: readonly PackedCapture[], commands: readonly WriteCommand[]) {
    try {
      return this.#commit(captures, commands);
    } catch (error) {
      if (!isStorageTrouble(error) || isDiskFull(error)) throw error;
      return this.#commit(captures, commands);
    }
  }

  #commit(captures: readonly PackedCapture[], commands: readonly WriteCommand[]) {
    const store = this.#open();
    const { value: written, commit } = this.#transact(store, (effects) => {
      return { captures: this.#addCaptures(captures, effects), commands: commands.map((command) => this.#run(command, effects)) } satisfies Written;
    });
    return { written, commit };
  }

  /** Runs the work in a transaction with the counters; where it fails, everything in memory stands as before. */
  #transact<T>(store: LogStore, work: (effects: CommitEffects) => T) {
    const before = this.#stateNow();
    const effects = new CommitEffects(before.lastPosition);
    try {
      const value = store.connection.transaction(() => {
        const result = work(effects);
        if (!effects.isEmpty) {
          this.#state = { ...this.#stateNow(), commits: before.commits + 1, records: before.records + effects.growth, dropped: before.dropped + effects.droppedCount };
          writeLogState(store.connection, this.#state);
        }
        return result;
      });
      this.#joins.commit();
      return { value, commit: effects.isEmpty ? undefined : { commit: this.#stateNow().commits, effects } };
    } catch (error) {
      this.#state = before;
      this.#joins.rollBack();
      this.#deliveryWriter?.forgetAll();
      if (isStorageTrouble(error)) this.#holder.lost(error);
      throw error;
    }
  }

  #stateNow(): LogState {
    if (this.#state === undefined) throw new Error('the log is not open');
    return this.#state;
  }

  #addCaptures(captures: readonly PackedCapture[], effects: CommitEffects): CapturesOutcome | undefined {
    const writer = this.#captureWriter;
    if (captures.length === 0 || writer === undefined) return undefined;
    const { lastSeq, lastPosition } = this.#stateNow();
    const joined: [number, string][] = [];
    captures.forEach((capture, index) => {
      const seq = lastSeq + 1 + index;
      const flags = writer.add(seq, lastPosition + 1 + index, capture);
      effects.add(flags, (flags & activityFlag.checksFail) !== 0);
      const attempt = this.#joins.captured(endsOfCapture(seq, capture));
      if (attempt !== undefined && this.#deliveryWriter?.join(attempt.attemptKey, seq, effects) === true) joined.push([index, attempt.deliveryId]);
    });
    this.#state = { ...this.#stateNow(), lastSeq: lastSeq + captures.length, lastPosition: lastPosition + captures.length };
    return { ok: true, firstSeq: lastSeq + 1, firstPosition: lastPosition + 1, joined };
  }

  #run(command: WriteCommand, effects: CommitEffects): readonly DeliverySummary[] {
    const deliveries = this.#deliveryWriter;
    if (deliveries === undefined) throw new Error('the log is not open');
    switch (command.kind) {
      case 'add-event': {
        const { lastPosition } = this.#stateNow();
        this.#state = { ...this.#stateNow(), lastPosition: lastPosition + command.deliveries.length };
        return deliveries.addEvent(command.event, command.deliveries, lastPosition + 1, effects);
      }
      case 'add-deliveries': {
        const { lastPosition } = this.#stateNow();
        this.#state = { ...this.#stateNow(), lastPosition: lastPosition + command.deliveries.length };
        return deliveries.addDeliveries(command.eventId, command.deliveries, lastPosition + 1, effects);
      }
      case 'start-attempt':
        return [deliveries.startAttempt(command.deliveryId, command.number, command.startedAtMs, command.request, effects)];
      case 'finish-attempt':
        return [deliveries.finishAttempt(command.deliveryId, command.number, command.outcome, command.state, command.next, effects)];
      case 'move-delivery':
        return [deliveries.move(command.deliveryId, command.move, effects)];
      case 'recover-deliveries':
        return deliveries.recover(effects);
      case 'set-pinned':
        deliveries.setPinned(command.positions, command.pinned, effects);
        return [];
      case 'set-marks':
        setMarks(this.#open().connection, command.positions, command.change, command.atMs, effects);
        return [];
      case 'set-checks':
        setChecks(this.#open().connection, command.findings, effects);
        return [];
      case 'set-retention':
        this.#retention = command.retention;
        return [];
    }
  }

  #failed(captures: readonly PackedCapture[], commands: readonly WriteCommand[], error: unknown): BatchOutcome {
    const problem: LogWriteProblem = error instanceof RefusedWrite ? { code: 'failed', message: error.message } : writeProblemOf(error);
    const outcome = { ok: false, problem } as const;
    return { captures: captures.length === 0 ? undefined : outcome, commands: commands.map(() => outcome), commits: [] };
  }

  /** The captured requests stay together, since their places are told as one range; each command stands alone. */
  #writeOneByOne(captures: readonly PackedCapture[], commands: readonly WriteCommand[]): BatchOutcome {
    const parts: BatchOutcome[] = [];
    const attempt = (some: readonly PackedCapture[], other: readonly WriteCommand[]): void => {
      try {
        const { written, commit } = this.#commit(some, other);
        parts.push({ captures: written.captures, commands: written.commands.map((value) => ({ ok: true, value })), commits: commit === undefined ? [] : [commit] });
      } catch (error) {
        parts.push(this.#failed(some, other, error));
      }
    };
    if (captures.length > 0) attempt(captures, []);
    for (const command of commands) attempt([], [command]);
    return {
      captures: parts.find((part) => part.captures !== undefined)?.captures,
      commands: parts.flatMap((part) => part.commands),
      commits: parts.flatMap((part) => part.commits),
    };
  }
}
