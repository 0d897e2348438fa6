import type { Socket } from 'node:net';
import type { ConnectionEnds, ConnectionSecurity } from '../../../shared/model/attempt';
import { resetConnection } from './reset-connection';

const nothing = new Uint8Array();

/** Who a connection works for at the moment. */
export interface ConnectionUser {
  onData(chunk: Buffer): void;
  /** Told once: the other side closed (no cause) or the connection broke (its cause). */
  onEnd(cause: Error | undefined): void;
}

/**
 * One TCP or TLS connection, lent to one attempt after another.
 * Listeners are set once: an attempt that comes and goes costs none. Bytes or an end that come while nobody uses it destroy it.
 */
export class Connection {
  readonly origin: string;
  private readonly socket: Socket;
  private readonly tcp: Socket;
  private readonly localAddress: string;
  private readonly localPort: number;
  private readonly remoteAddress: string;
  private readonly remotePort: number;
  private readonly security: ConnectionSecurity | undefined;
  private user: ConnectionUser | undefined;
  private onIdleEnd: (() => void) | undefined;
  private uses = 0;
  private settled = true;
  private ended = false;

  /** Takes over an open socket; `tcp` is the one beneath it where it is a TLS socket, and `security` says how that is secured. */
  constructor(origin: string, socket: Socket, tcp: Socket, security?: ConnectionSecurity) {
    this.origin = origin;
    this.security = security;
    this.socket = socket;
    this.tcp = tcp;
    this.localAddress = tcp.localAddress ?? '';
    this.localPort = tcp.localPort ?? 0;
    this.remoteAddress = tcp.remoteAddress ?? '';
    this.remotePort = tcp.remotePort ?? 0;
    socket.on('data', (chunk: Buffer) => {
      if (this.user === undefined) this.end(undefined);
      else this.user.onData(chunk);
    });
    socket.on('end', () => this.end(undefined));
    socket.on('error', (error) => this.end(error));
    socket.on('close', () => this.end(undefined));
  }

  /** False once the other side has closed or the connection broke. */
  get open(): boolean {
    return !this.ended && !this.socket.destroyed;
  }

  /** True where every byte handed over has gone to the system. */
  get flushed(): boolean {
    return this.socket.writableLength === 0;
  }

  /** True from the second attempt on. */
  get reused(): boolean {
    return this.uses > 1;
  }

  /**
   * Calls back once an end that the other side sent right behind its last answer would have been seen: at once where it has rested long enough.
   * A request written before that could be lost with the connection, and would have to leave twice.
   */
  whenSettled(callback: () => void): void {
    if (this.settled) callback();
    else afterOneTurn(callback);
  }

  /** The two ends, as the attempt that uses it now records them. */
  ends(): ConnectionEnds {
    const { localAddress, localPort, remoteAddress, remotePort, reused, security } = this;
    return { localAddress, localPort, remoteAddress, remotePort, reused, ...(security === undefined ? {} : { security }) };
  }

  /** Lends it to an attempt. */
  lend(user: ConnectionUser): void {
    this.user = user;
    this.onIdleEnd = undefined;
    this.uses += 1;
  }

  /** Takes it back from its attempt; `onEnd` is told where it ends while it is idle. */
  rest(onEnd: () => void): void {
    this.user = undefined;
    this.onIdleEnd = onEnd;
    this.settled = false;
    afterOneTurn(() => (this.settled = true));
  }

  /** Hands the pieces to the system, in one go where it can be; `onFlushed` is called once they have left, and never where the connection ends before. */
  write(pieces: readonly Uint8Array[], onFlushed?: () => void): void {
    this.socket.cork();
    for (const piece of pieces) if (piece.byteLength > 0) this.socket.write(piece);
    if (onFlushed !== undefined) this.socket.write(nothing, (error) => (error || this.ended ? undefined : onFlushed()));
    this.socket.uncork();
  }

  /** Breaks it off with a reset, without telling its user. */
  breakOff(): void {
    this.ended = true;
    this.user = undefined;
    resetConnection(this.tcp);
  }

  /** Closes it at once, without telling its user. */
  destroy(): void {
    this.ended = true;
    this.user = undefined;
    this.onIdleEnd = undefined;
    this.socket.destroy();
  }

  private end(cause: Error | undefined): void {
    if (this.ended) return;
    const { user, onIdleEnd } = this;
    this.destroy();
    user?.onEnd(cause);
    onIdleEnd?.();
  }
}

// The first immediate runs before the loop looks at its sockets again, the second one after.
function afterOneTurn(callback: () => void): void {
  setImmediate(() => setImmediate(callback));
}
