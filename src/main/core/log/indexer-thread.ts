import type { MessagePort } from 'node:worker_threads';
import { sqliteVersion } from './connection';
import { logPath } from './log-files';
import { connectForReading } from './read-connection';
import { IndexWriter } from './search/index-writer';
import type { IndexerReply, WorkerReady, WorkerTask } from './thread-messages';

/** With more new records a second than this the catch server is at work, and gets the processor for itself. */
const busyPerSecond = 300;
const lookAgainMs = 1_000;
/** However busy it is, a batch is taken in after this long, so that the index does not fall behind without end. */
const longestWaitMs = 30_000;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Runs the thread that brings the full-text index in step with the log. It ends by itself when that is done. */
export function runIndexer(port: MessagePort, task: Extract<WorkerTask, { readonly role: 'indexer' }>): void {
  const tellReady = (message: WorkerReady): void => port.postMessage(message);
  const reply = (message: IndexerReply): void => port.postMessage(message);
  let closing = false;
  port.on('message', () => (closing = true));
  tellReady({ kind: 'ready', sqliteVersion: sqliteVersion(), notices: [] });

  const run = async (): Promise<void> => {
    const log = connectForReading(logPath(task.folder));
    const { writer, rebuilt } = IndexWriter.open(task.folder, log);
    if (rebuilt !== undefined) reply({ kind: 'rebuilding', reason: rebuilt });
    try {
      if (task.anew) writer.empty();
      let seen: { readonly position: number; readonly atMs: number } | undefined;
      let waitedMs = 0;
      while (!closing) {
        const { left, lastPosition } = writer.step();
        if (left === 0) break;
        const nowMs = performance.now();
        seen ??= { position: lastPosition, atMs: nowMs };
        if (nowMs - seen.atMs < lookAgainMs) {
          await pause(0);
          continue;
        }
        let perSecond = ((lastPosition - seen.position) * 1000) / (nowMs - seen.atMs);
        for (waitedMs = 0; perSecond > busyPerSecond && waitedMs < longestWaitMs && !closing; waitedMs += lookAgainMs) {
          const before = log.number('SELECT last_position FROM log_state WHERE id = 1');
          await pause(lookAgainMs);
          perSecond = ((log.number('SELECT last_position FROM log_state WHERE id = 1') - before) * 1000) / lookAgainMs;
        }
        seen = undefined;
      }
      if (!closing) writer.tidy();
    } finally {
      writer.close();
      log.close();
    }
  };

  run().then(
    () => {
      reply({ kind: 'indexed' });
      port.close();
    },
    (error: unknown) => {
      // A full disk or a folder that went away: searches look at the records themselves, and the next start of this thread tries again.
      reply({ kind: 'index-failed', message: error instanceof Error ? error.message : String(error) });
      port.close();
    },
  );
}
