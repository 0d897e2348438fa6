import { openLog } from './log/open-log';
import type { Log, LogOpenProblem } from './log/log';

/** A log that is only read, beside the process that writes it. */
export interface Reader {
  readonly log: Pick<Log, 'captures' | 'capture' | 'groupLines' | 'captureBytes' | 'deliveries' | 'delivery' | 'close'>;
}

/** Opens the log of a folder for reading. A folder without a log reads as an empty one. */
export async function openReader(folder: string): Promise<{ readonly ok: true; readonly reader: Reader } | { readonly ok: false; readonly problem: LogOpenProblem }> {
  const opened = await openLog({ folder, mode: 'read', program: 'reader' });
  return opened.ok ? { ok: true, reader: { log: opened.log } } : opened;
}
