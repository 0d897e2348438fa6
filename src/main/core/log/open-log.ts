import { MessageChannel } from 'node:worker_threads';
import type { LogOpened, LogOpenOptions } from './log';
import { startThread } from './log-threads';
import { ThreadedLog } from './threaded-log';

/**
 * Opens the log of a folder. For writing, the folder and the log are made where they are missing, and a damaged log is set aside and
 * recovered (the notices say so). Never throws for what can be expected of a disk; refusals are data.
 */
export async function openLog(options: LogOpenOptions): Promise<LogOpened> {
  const { folder, program } = options;
  if (options.mode === 'read') {
    const reader = await startThread({ role: 'reader', folder, changes: undefined });
    if (!reader.ok) return reader;
    return { ok: true, log: new ThreadedLog(reader.thread, undefined, folder), notices: [], sqliteVersion: reader.thread.sqliteVersion };
  }
  const { port1, port2 } = new MessageChannel();
  // The reader opens nothing before it is asked, so it need not wait for the writer.
  const [writer, reader] = await Promise.all([
    startThread({ role: 'writer', folder, program, retention: options.retention, changes: port1 }),
    startThread({ role: 'reader', folder, changes: port2 }),
  ]);
  if (!writer.ok) {
    if (reader.ok) await reader.thread.close();
    return writer;
  }
  if (!reader.ok) {
    await writer.thread.close();
    return reader;
  }
  const { sqliteVersion, notices } = writer.thread;
  return { ok: true, log: new ThreadedLog(reader.thread, writer.thread, folder), notices, sqliteVersion };
}
