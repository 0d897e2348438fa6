import type { MessagePort } from 'node:worker_threads';
import { sqliteVersion } from './connection';
import { LogReader } from './log-reader';
import { readProblemOf } from './read-problem';
import { FolderSnapshots } from './snapshot-source';
import { UnreadableRow } from './sql-row';
import type { ReaderReply, ReaderRequest, WorkerReady, WorkerTask } from './thread-messages';
import { isDamage } from './write-problem';

const followEveryMs = 1000;

/** Runs the reader thread: each question is answered by itself, and a long one lets others pass. */
export function runReader(port: MessagePort, task: Extract<WorkerTask, { readonly role: 'reader' }>): void {
  const tellReady = (message: WorkerReady): void => port.postMessage(message);
  const problem = task.changes === undefined ? readProblemOf(task.folder) : undefined;
  if (problem !== undefined) {
    tellReady({ kind: 'refused', problem });
    port.close();
    return;
  }
  const snapshots = new FolderSnapshots(task.folder, task.changes);
  const reader = new LogReader(snapshots, task.folder);
  const reply = (message: ReaderReply): void => port.postMessage(message);

  const answer = async (request: Extract<ReaderRequest, { readonly kind: 'read' }>): Promise<void> => {
    try {
      const handler = reader[request.method] as (...input: readonly unknown[]) => unknown;
      reply({ kind: 'read', id: request.id, value: await handler(...request.input) });
    } catch (error) {
      reply({ kind: 'failed', id: request.id, damaged: isDamage(error) || error instanceof UnreadableRow, message: error instanceof Error ? error.message : String(error) });
    }
  };

  port.on('message', (request: ReaderRequest) => {
    if (request.kind === 'read') {
      void answer(request);
      return;
    }
    reader.close();
    snapshots.close();
    reply({ kind: 'closed' });
    port.close();
    task.changes?.close();
  });
  const following = setInterval(() => {
    snapshots.follow();
    reader.tidy();
  }, followEveryMs);
  following.unref();
  tellReady({ kind: 'ready', sqliteVersion: sqliteVersion(), notices: [] });
}
