import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const byteEveryMs = 500;

/** Connections that never finish what they send, held open until `end`. */
export interface SlowConnections {
  /** How many of them are open now. */
  open(): number;
  end(): void;
}

/** Opens connections of which one half drips a header and the other half a body, a byte at a time. */
export async function slowConnections(port: number, count: number): Promise<SlowConnections> {
  const sockets: Socket[] = [];
  for (let index = 0; index < count; index += 1) {
    const socket = connect(port, '127.0.0.1');
    // A server may close one that is too slow; `open` tells of it.
    socket.on('error', () => socket.destroy());
    socket.resume();
    await once(socket, 'connect');
    socket.write(index % 2 === 0 ? 'POST /slow-header HTTP/1.1\r\nHost: localhost\r\nNote: ' : 'POST /slow-body HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n');
    sockets.push(socket);
  }
  const dripping = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write('x');
  }, byteEveryMs);
  return {
    open: () => sockets.filter((socket) => socket.writable).length,
    end() {
      clearInterval(dripping);
      for (const socket of sockets) socket.destroy();
    },
  };
}
