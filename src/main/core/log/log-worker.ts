import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { runReader } from './reader-thread';
import type { WorkerTask } from './thread-messages';
import { runWriter } from './writer-thread';

// Both threads of the log start from this one file, so that the build has one entry for them.
if (!isMainThread && parentPort !== null) {
  const task: WorkerTask = workerData;
  if (task.role === 'writer') runWriter(parentPort, task);
  else runReader(parentPort, task);
}
