import { lookEnded, readUpTo, type Look } from '../../../shared/model/look';
import { readLook, writeLook } from './look-file';

/** What was looked at moves with every record that comes while one looks; the disk hears of it this much later. */
const writeAfterMs = 2_000;

/** Keeps what was looked at of a log. */
export interface LookKeeper {
  current(): Look;
  set(look: Look): void;
  /** Ends a look that goes on, and writes what is not on disk yet. */
  close(): void;
}

/** The keeper of the program that reads beside a writer: what the writer has written, asked for anew each time. Where nobody ever looked, nothing is unread. */
export function followedLook(folder: string): Pick<LookKeeper, 'current'> {
  return { current: () => readLook(folder) ?? readUpTo(Number.MAX_SAFE_INTEGER) };
}

/**
 * The keeper of the program that writes the log. A log that nobody looked at begins as read up to `newest`, its last position; undefined where
 * that is not known. `tell` is told in a plain sentence, once, where the file cannot be read or written: what was looked at is then known until the end.
 */
export function keptLook(folder: string, newest: number | undefined, tell: (message: string) => void): LookKeeper {
  let isWritten = true;
  let isTold = false;
  let timer: NodeJS.Timeout | undefined;

  const guarded = <T>(work: () => T): T | undefined => {
    try {
      const value = work();
      isTold = false;
      return value;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      if (!isTold) tell(`What was looked at could not be kept: ${(error as NodeJS.ErrnoException).message}.`);
      isTold = true;
      return undefined;
    }
  };
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (isWritten) return;
    guarded(() => {
      writeLook(folder, look);
      isWritten = true;
    });
  };
  const set = (next: Look): void => {
    look = next;
    isWritten = false;
    timer ??= setTimeout(write, writeAfterMs);
    timer.unref();
  };

  const found = guarded(() => readLook(folder));
  // Nobody listens yet, so that the next failure is told.
  isTold = false;
  let look = lookEnded(found ?? readUpTo(newest ?? 0));
  // A log that lost records, or is another one, counts anew.
  if (newest !== undefined && look.readTo > newest) look = readUpTo(newest);
  if (found === undefined) {
    isWritten = false;
    write();
  }
  return {
    current: () => look,
    set,
    close() {
      const ended = lookEnded(look);
      if (ended.keptTo !== look.keptTo || ended.readTo !== look.readTo) set(ended);
      write();
    },
  };
}
