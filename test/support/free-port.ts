import { createServer, type AddressInfo } from 'node:net';

/** A port of the loopback that something else has taken. */
export interface HeldPort {
  readonly port: number;
  free(): Promise<void>;
}

/** Takes a port of the loopback that was free. */
export async function holdPort(): Promise<HeldPort> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, free: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const { port, free } = await holdPort();
  await free();
  return port;
}
