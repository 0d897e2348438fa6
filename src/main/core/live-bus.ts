import type { LiveBatch, LiveEvent } from '../../shared/contract/live-events';

/** Numbers live events and tells them in batches. */
export interface LiveBus {
  /** Tells of every batch from now on, until the returned function is called. */
  subscribe(listener: (batch: LiveBatch) => void): () => void;
  /** Number of the last event told. A snapshot taken now holds everything up to it once `flush` was called. */
  lastSeq(): number;
  publish(event: LiveEvent): void;
  /** Tells at once what waits. */
  flush(): void;
  /** Tells what waits and ends. */
  close(): void;
}

const batchMs = 12;
const keptPositions = 500;

/**
 * A bus whose memory and traffic are bounded however fast events come: within one batch, changes of records are summed up,
 * and of one delivery, of the catch server, of the storage and of the workspace only the newest state is told.
 */
export function createLiveBus(): LiveBus {
  const listeners = new Set<(batch: LiveBatch) => void>();
  let lastSeq = 0;
  let waiting = new Map<string, LiveEvent>();
  let timer: NodeJS.Timeout | undefined;
  let notices = 0;

  const keyOf = (event: LiveEvent): string => {
    switch (event.type) {
      case 'delivery.changed':
        return `delivery ${event.delivery.id}`;
      case 'notice':
        notices += 1;
        return `notice ${notices}`;
      case 'burst.changed':
        return `burst ${event.burst.id}`;
      case 'export.changed':
        return `export ${event.progress.id}`;
      case 'scenario.changed':
        return `scenario ${event.run.id}`;
      case 'activity.changed':
      case 'desk.changed':
      case 'workspace.changed':
      case 'catch.changed':
      case 'storage.changed':
      case 'waiting.changed':
      case 'scenarios.changed':
        return event.type;
    }
  };

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.size === 0) return;
    const events = [...waiting.values()];
    waiting = new Map();
    const seq = lastSeq + 1;
    lastSeq += events.length;
    for (const listener of listeners) listener({ seq, events });
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lastSeq: () => lastSeq,
    publish(event) {
      const key = keyOf(event);
      const before = waiting.get(key);
      waiting.set(key, joined(before, event));
      timer ??= setTimeout(flush, batchMs);
    },
    flush,
    close() {
      flush();
      listeners.clear();
    },
  };
}

/** Two events of one key as one: what counts up is summed, of everything else the newer one says all. */
function joined(before: LiveEvent | undefined, event: LiveEvent): LiveEvent {
  if (before?.type === 'activity.changed' && event.type === 'activity.changed') return summed(before, event);
  if (before?.type === 'scenario.changed' && event.type === 'scenario.changed') {
    return { ...event, steps: [...new Map([...before.steps, ...event.steps].map((step) => [step.index, step])).values()] };
  }
  return event;
}

type ActivityChanged = Extract<LiveEvent, { type: 'activity.changed' }>;

function summed(before: ActivityChanged, after: ActivityChanged): ActivityChanged {
  const changed = new Set([...before.changed, ...after.changed]);
  return {
    type: 'activity.changed',
    added: before.added + after.added,
    lastPosition: Math.max(before.lastPosition, after.lastPosition),
    changed: [...changed].slice(-keptPositions),
    checksFailed: before.checksFailed + after.checksFailed,
  };
}
