import type { Log } from './log';

/** Methods of the log that only read; the reader thread answers them. */
export type ReadMethod =
  | 'activityPage'
  | 'activityCounts'
  | 'activityRank'
  | 'groupLines'
  | 'chosenRows'
  | 'chosenSummary'
  | 'columnValues'
  | 'capture'
  | 'comparableBefore'
  | 'captureBytes'
  | 'delivery'
  | 'deliveryToSend'
  | 'waitingDeliveries'
  | 'heldDeliveries'
  | 'deliveriesOfEvent'
  | 'sentEvents'
  | 'composedEvent'
  | 'lastAttempt'
  | 'waitingRetries'
  | 'captures'
  | 'deliveries'
  | 'seenValues'
  | 'usage'
  | 'clearable'
  | 'unindexed';

export type ReadInput<M extends ReadMethod> = Parameters<Log[M]>;
export type ReadOutput<M extends ReadMethod> = Awaited<ReturnType<Log[M]>>;

/** One function a read method, on the thread that reads. */
export type ReadHandlers = { readonly [M in ReadMethod]: (...input: ReadInput<M>) => ReadOutput<M> | Promise<ReadOutput<M>> };
