import { defaultWaitMs, type Connection } from './connection';
import { checkpointPages } from './log-store';

/** How giving room back went on: there was none to give, there is more, the rest has to wait for a reader, or that was the last of it. */
export type Shrinking = 'nothing' | 'more' | 'later' | 'done';

/** Free pages that are worth giving back to the system; fewer are soon used again by new records. */
const fewPages = 256;
const freeShare = 0.2;
/** A step takes at most so many pages, and goes on to the file itself after so many, so that a captured request never waits long for it. */
const stepPages = 64;
const stepCheckpointPages = 250;

/** Gives the room of records that went back to the system, step by step between the other writes. */
export class FileShrinker {
  #connection: Connection | undefined;
  #isCut = true;

  /** Has commits go on to the file itself in small steps from now on, until there is nothing left to give back. */
  begin(connection: Connection): void {
    if (this.#connection === connection) return;
    this.#connection = connection;
    connection.exec(`PRAGMA wal_autocheckpoint = ${stepCheckpointPages}`);
  }

  /** One step, where there is enough to give back; with `toTheLast` even where that is little. */
  step(connection: Connection, toTheLast: boolean): Shrinking {
    if (hasSpare(connection, toTheLast)) {
      this.begin(connection);
      this.#isCut = false;
      connection.unsynced(() => connection.exec(`PRAGMA incremental_vacuum(${stepPages})`));
      return 'more';
    }
    // The file itself gets shorter only when a checkpoint reaches its new end.
    if (!this.#isCut && !emptyWal(connection)) return 'later';
    const shrinking = this.#isCut ? 'nothing' : 'done';
    this.#isCut = true;
    this.#end(connection);
    return shrinking;
  }

  #end(connection: Connection): void {
    if (this.#connection === connection) connection.exec(`PRAGMA wal_autocheckpoint = ${checkpointPages}`);
    this.#connection = undefined;
  }
}

function hasSpare(connection: Connection, toTheLast: boolean): boolean {
  const free = connection.number('PRAGMA freelist_count');
  return toTheLast ? free > 0 : free >= fewPages && free >= connection.number('PRAGMA page_count') * freeShare;
}

/** False where a reader still looks at what the -wal file has: waiting for it would have every write wait. */
function emptyWal(connection: Connection): boolean {
  connection.exec('PRAGMA busy_timeout = 0');
  try {
    return connection.number('PRAGMA wal_checkpoint(TRUNCATE)') === 0;
  } finally {
    connection.exec(`PRAGMA busy_timeout = ${defaultWaitMs}`);
  }
}
