import type { Socket } from 'node:net';

/**
 * Breaks a TCP connection off with a reset (RST) instead of closing it in order.
 * Node's own `resetAndDestroy` first ends the stream, so a FIN leaves before the reset and the other side may see an orderly end.
 */
export function resetConnection(socket: Socket): void {
  socket.destroySoon = () => void socket.destroy();
  socket.resetAndDestroy();
}
