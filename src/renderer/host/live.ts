import type { HostCommand } from '../../shared/contract/host';
import type { LiveEvent } from '../../shared/contract/live-events';
import { call } from './client';
import { applyLiveEvent, applySnapshot } from './snapshot-store';

type LiveListener = (event: LiveEvent) => void;
type CommandListener = (command: HostCommand) => void;

const liveListeners = new Set<LiveListener>();
const commandListeners = new Set<CommandListener>();

/** Tells of every live event, after the snapshot store has applied it, until the returned function is called. */
export function onLiveEvent(listener: LiveListener): () => void {
  liveListeners.add(listener);
  return () => liveListeners.delete(listener);
}

/** Tells of what the native menu asks for. */
export function onHostCommand(listener: CommandListener): () => void {
  commandListeners.add(listener);
  return () => commandListeners.delete(listener);
}

/**
 * Connects the window: subscribe first, then ask for the snapshot, then apply what came after it.
 * A gap in the numbers means that something was left out, so the snapshot is asked for again and `onGap` is told.
 */
export function connect(onGap: () => void): () => void {
  let nextSeq: number | undefined;
  let waiting: { seq: number; event: LiveEvent }[] = [];

  const apply = (event: LiveEvent, seq: number): void => {
    applyLiveEvent(event, seq);
    for (const listener of liveListeners) listener(event);
  };

  const load = async (): Promise<void> => {
    nextSeq = undefined;
    const reply = await call('snapshot.get', {});
    if (!reply.ok) throw new Error(reply.error.message);
    applySnapshot(reply.value);
    nextSeq = reply.value.seq + 1;
    const held = waiting;
    waiting = [];
    for (const { seq, event } of held) {
      if (seq >= nextSeq) {
        apply(event, seq);
        nextSeq = seq + 1;
      }
    }
  };

  const unsubscribe = window.hookbench.subscribe((message) => {
    if (message.kind === 'command') {
      for (const listener of commandListeners) listener(message.command);
      return;
    }
    message.batch.events.forEach((event, index) => {
      const seq = message.batch.seq + index;
      if (nextSeq === undefined) {
        waiting.push({ seq, event });
        return;
      }
      if (seq < nextSeq) return;
      if (seq > nextSeq) {
        waiting.push({ seq, event });
        void load().then(onGap);
        return;
      }
      apply(event, seq);
      nextSeq = seq + 1;
    });
  });
  void load();
  return unsubscribe;
}
