import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import type { TlsOptions } from 'node:tls';
import { onTestFinished } from 'vitest';
import { GrowingBytes } from './growing-bytes';

/** One request as its bytes came, and the socket to answer on. */
export interface RawRequest {
  readonly bytes: Buffer;
  readonly head: string;
  readonly body: Buffer;
  readonly socket: Socket;
  /** Which connection it came over and which request this is, both from 1. */
  readonly connection: number;
  readonly number: number;
}

/** A receiver that knows only bytes. Requests are told apart by Content-Length alone. */
export interface RawReceiver {
  readonly port: number;
  readonly url: string;
  readonly requests: readonly RawRequest[];
  /** Connections accepted so far. */
  readonly connections: readonly Socket[];
  /** Resolves once that many requests have come. */
  received(count: number): Promise<void>;
  close(): Promise<void>;
}

/** A receiver on a free loopback port that answers each request with `answer`; closed when the test ends. */
export async function rawReceiver(answer: (request: RawRequest) => void, secure?: TlsOptions): Promise<RawReceiver> {
  const requests: RawRequest[] = [];
  const connections: Socket[] = [];
  const open = new Set<Socket>();
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];

  function take(socket: Socket): void {
    connections.push(socket);
    const connection = connections.length;
    open.add(socket);
    let pending = new GrowingBytes();
    // How many bytes the request that is coming has to have before it is worth a look.
    let wanted = 0;
    socket.on('error', (error) => socket.destroy(error)).on('close', () => open.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      pending.add(chunk);
      for (;;) {
        const came = pending.bytes();
        if (came.length < wanted) return;
        const end = came.indexOf('\r\n\r\n');
        if (end < 0) return;
        const head = came.toString('latin1', 0, end + 4);
        const length = Number(/^content-length: *(\d+)\r$/im.exec(head)?.[1] ?? '0');
        wanted = end + 4 + length;
        if (came.length < wanted) return;
        const request = { bytes: came.subarray(0, wanted), head, body: came.subarray(end + 4, wanted), socket, connection, number: requests.length + 1 };
        pending = new GrowingBytes();
        pending.add(came.subarray(wanted));
        wanted = 0;
        requests.push(request);
        answer(request);
        for (const waiter of waiting) if (requests.length >= waiter.count) waiter.resolve();
      }
    });
  }

  const server: Server = secure === undefined ? createServer(take) : createSecureServer(secure, take);
  if (secure !== undefined) server.on('connection', (socket: Socket) => open.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  async function close(): Promise<void> {
    for (const socket of open) socket.destroy();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  }
  onTestFinished(close);
  return {
    port,
    url: `${secure === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    requests,
    connections,
    received: (count) => (requests.length >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve }))),
    close,
  };
}

/** An answer of this status with a short body and a Content-Length. */
export function plainAnswer(status: number, headers = '', body = 'ok'): string {
  return `HTTP/1.1 ${status} Status\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** Resolves once the socket is closed, in order or not. */
export function closed(socket: Socket | undefined): Promise<void> {
  if (socket === undefined) throw new Error('there is no such connection');
  return new Promise((resolve) => {
    if (socket.closed) resolve();
    else socket.once('close', () => resolve());
  });
}
