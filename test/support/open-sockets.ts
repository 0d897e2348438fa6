import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** One side of the connections that are made in this process from here to the end of the test. */
export interface OpenSockets {
  /** Resolves once these have read that many bytes in all, and what was read is dealt with. */
  haveRead(byteCount: number): Promise<void>;
  count(): number;
}

/** The ends of the connections that this process makes, or those that it accepts at a port. */
export function openSockets(side: 'client' | { readonly servedPort: number }): OpenSockets {
  const channel = side === 'client' ? 'net.client.socket' : 'net.server.socket';
  const sockets: Socket[] = [];
  const keep = (message: unknown): void => void sockets.push((message as { readonly socket: Socket }).socket);
  subscribe(channel, keep);
  onTestFinished(() => void unsubscribe(channel, keep));
  const ours = (): readonly Socket[] => sockets.filter(({ localPort }) => side === 'client' || localPort === side.servedPort);
  const readBytes = (): number => ours().reduce((sum, { bytesRead }) => sum + bytesRead, 0);
  return {
    count: () => ours().length,
    async haveRead(byteCount) {
      do await new Promise((resolve) => setImmediate(resolve));
      while (readBytes() < byteCount);
    },
  };
}
