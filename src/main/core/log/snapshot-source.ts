import { receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import { ActivityIndex } from './activity-index';
import type { Connection } from './connection';
import { fileIdentity, logPath } from './log-files';
import type { LogSnapshot, SnapshotSource } from './log-reader';
import { connectForReading } from './read-connection';
import { readLogState, type LogState } from './log-state';
import { foundVersion, knownVersion } from './migrations';
import type { CommitNote } from './thread-messages';

const emptyState: LogState = { commits: 0, lastPosition: 0, lastSeq: 0, records: 0, dropped: 0 };
/** How long a view waits for the writer's note of the commit that it already shows, before it reads the index anew. */
const noteWaitMs = 250;

function sleepMs(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/**
 * Opens views of the log and keeps the index in step with them: in the program that writes through the writer's notes, one a commit;
 * in another program by reading the index anew when the log has changed. Opens the file again where another one took its place.
 */
export class FolderSnapshots implements SnapshotSource {
  readonly #folder: string;
  readonly #notesPort: MessagePort | undefined;
  #notes: CommitNote[] = [];
  #connection: Connection | undefined;
  #identity: string | undefined;
  #index = new ActivityIndex();
  #appliedCommit = -1;

  constructor(folder: string, notesPort: MessagePort | undefined) {
    this.#folder = folder;
    this.#notesPort = notesPort;
  }

  read<T>(work: (snapshot: LogSnapshot) => T): T {
    const connection = this.#open();
    if (connection === undefined) return work({ connection, state: emptyState, index: this.#index });
    connection.exec('BEGIN');
    try {
      const state = this.#inStep(connection);
      return work({ connection, state, index: this.#index });
    } finally {
      if (connection.inTransaction) connection.exec('COMMIT');
    }
  }

  peek<T>(work: (connection: Connection | undefined, state: LogState) => T): T {
    const connection = this.#open();
    if (connection === undefined) return work(undefined, emptyState);
    connection.exec('BEGIN');
    try {
      return work(connection, readLogState(connection));
    } finally {
      if (connection.inTransaction) connection.exec('COMMIT');
    }
  }

  get isLoaded(): boolean {
    return this.#appliedCommit >= 0;
  }

  /** Takes in the notes that have come, so that they do not pile up while nobody asks. */
  follow(): void {
    if (this.#appliedCommit >= 0) this.#applyNotes(Number.MAX_SAFE_INTEGER);
    else this.#receiveNotes();
    if (this.#appliedCommit < 0) this.#notes = [];
  }

  close(): void {
    this.#connection?.close();
    this.#connection = undefined;
  }

  #open(): Connection | undefined {
    const path = logPath(this.#folder);
    const identity = fileIdentity(path);
    if (this.#connection !== undefined && identity === this.#identity) return this.#connection;
    this.close();
    this.#index = new ActivityIndex();
    this.#appliedCommit = -1;
    if (identity === undefined) return undefined;
    const connection = connectForReading(path);
    try {
      const version = foundVersion(connection);
      // A file without a format is one that its writer is just making.
      if (version < 1 || version > knownVersion) {
        connection.close();
        return undefined;
      }
    } catch (error) {
      connection.close();
      throw error;
    }
    this.#connection = connection;
    this.#identity = identity;
    return connection;
  }

  /** Brings the index to the commit that this view shows. */
  #inStep(connection: Connection): LogState {
    const deadlineMs = performance.now() + noteWaitMs;
    for (;;) {
      const state = readLogState(connection);
      if (this.#appliedCommit >= 0) this.#applyNotes(state.commits);
      if (this.#appliedCommit === state.commits) return state;
      const gap = this.#notes.some((note) => note.commit <= state.commits && note.commit > this.#appliedCommit + 1);
      if (this.#appliedCommit < 0 || gap || this.#notesPort === undefined || performance.now() > deadlineMs) return this.#load(connection, state);
      // The writer tells its note right after the commit; it is on its way.
      sleepMs(1);
    }
  }

  #load(connection: Connection, state: LogState): LogState {
    this.#index = new ActivityIndex();
    this.#index.load(connection);
    this.#appliedCommit = state.commits;
    return state;
  }

  #receiveNotes(): void {
    const port = this.#notesPort;
    if (port === undefined) return;
    for (let received: { message: CommitNote } | undefined = receiveMessageOnPort(port); received !== undefined; received = receiveMessageOnPort(port)) {
      this.#notes.push(received.message);
    }
  }

  #applyNotes(upToCommit: number): void {
    this.#receiveNotes();
    this.#notes = this.#notes.filter((note) => {
      if (note.commit > upToCommit) return true;
      if (note.commit !== this.#appliedCommit + 1) return note.commit > this.#appliedCommit;
      this.#index.apply(note);
      this.#appliedCommit = note.commit;
      return false;
    });
  }
}
