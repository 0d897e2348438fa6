import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { GrowingBytes } from './growing-bytes';

/** One connection as a receiver that knows nothing of HTTP sees it. */
export interface HeardConnection {
  readonly bytes: () => Buffer;
  readonly closed: Promise<void>;
}

/** Listens on a free loopback port; `react` is given all bytes of a connection so far after each piece. Closed when the test ends. */
export async function byteListener(react: (socket: Socket, bytes: Buffer) => void): Promise<{ readonly url: string; readonly connections: readonly HeardConnection[] }> {
  const connections: HeardConnection[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const came = new GrowingBytes();
    connections.push({ bytes: () => came.bytes(), closed: new Promise((resolve) => socket.on('close', () => resolve())) });
    socket.on('error', () => socket.destroy());
    socket.on('data', (piece: Buffer) => {
      came.add(piece);
      react(socket, came.bytes());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`, connections };
}
