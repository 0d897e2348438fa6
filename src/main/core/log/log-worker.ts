import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { runIndexer } from './indexer-thread';
import { runReader } from './reader-thread';
import type { WorkerTask } from './thread-messages';
import { runWriter } from './writer-thread';

// All threads of the log start from this one file, so that the build has one entry for them.
if (!isMainThread && parentPort !== null) {
  const task: WorkerTask = workerData;
  if (task.role === 'writer') runWriter(parentPort, task);
  else if (task.role === 'reader') runReader(parentPort, task);
  else runIndexer(parentPort, task);
}
