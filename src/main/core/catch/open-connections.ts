import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SecureContext } from 'node:tls';
import { emptyBody } from './body-collector';
import { captureDraft } from './capture';
import type { ConnectionPlace } from './capture';
import { Connection } from './connection';
import type { ConnectionContext, ConnectionKind } from './connection-context';
import { HeadReader } from './head-reader';
import { TlsArrival } from './tls-arrival';

type Held = Connection | TlsArrival;

/** The connections of one catch port, from their first moment until all that came on them is on record. */
export class OpenConnections {
  private readonly held = new Set<Held>();
  private readonly recording = new Set<Promise<unknown>>();
  private whenNone: (() => void) | undefined;

  constructor(private readonly context: ConnectionContext) {}

  /** Takes a connection that has just been made; with a certificate's context it is to speak TLS first. */
  accept(socket: Socket, secureContext: SecureContext | undefined): void {
    const kind: ConnectionKind = this.held.size >= this.context.limits.connections ? 'one-too-many' : 'usual';
    const place = placeOf(socket, secureContext !== undefined);
    if (secureContext === undefined) {
      this.open(socket, socket, place, kind);
      return;
    }
    const { clock } = this.context.ports;
    const receivedAtMs = clock.nowMs();
    const arrival: TlsArrival = new TlsArrival(socket, secureContext, clock.monotonicMs() + this.context.limits.headerTimeoutMs, {
      secure: (stream) => this.become(arrival, () => this.open(stream, socket, place, kind)),
      plain: () => this.become(arrival, () => this.open(socket, socket, { ...place, secure: false }, 'plain-on-tls')),
      failed: (firstBytes) => this.become(arrival, () => this.recordFailedHandshake(firstBytes, place, receivedAtMs)),
      silent: () => this.drop(arrival),
    });
    this.held.add(arrival);
  }

  /** Ends what has waited too long. */
  expire(nowMs: number): void {
    for (const held of this.held) held.expire(nowMs);
  }

  /** Lets requests in flight finish, at most `graceMs`, and closes all; resolves when everything that came is on record. */
  async end(graceMs: number): Promise<void> {
    for (const held of this.held) held.stop();
    const grace = setTimeout(() => {
      for (const held of this.held) held.abandon();
    }, graceMs);
    if (this.held.size > 0) {
      await new Promise<void>((resolve) => {
        this.whenNone = resolve;
      });
    }
    clearTimeout(grace);
    await Promise.all(this.recording);
  }

  private open(stream: Duplex, transport: Socket, place: ConnectionPlace, kind: ConnectionKind): void {
    this.held.add(new Connection({ stream, reset: () => resetSocket(transport) }, place, this.context, kind, (connection) => this.drop(connection)));
  }

  /** The next holder comes in before the first one goes, so that there is no moment without one. */
  private become(arrival: TlsArrival, next: () => void): void {
    next();
    this.drop(arrival);
  }

  private drop(held: Held): void {
    this.held.delete(held);
    if (this.held.size === 0) this.whenNone?.();
  }

  private recordFailedHandshake(firstBytes: Buffer, place: ConnectionPlace, receivedAtMs: number): void {
    const { parts, ports, limits } = this.context;
    if (this.context.turnsAway()) return;
    const raw = firstBytes.subarray(0, limits.rawKeptBytes);
    const draft = captureDraft({ head: new HeadReader(), body: emptyBody, trailers: [], raw, problem: 'tls-handshake-failed', receivedAtMs, durationMs: 0, requestNumber: 1 }, place, parts.inspect);
    const recording = parts
      .record(draft)
      .catch((cause: unknown) => ports.logger.error('A captured request could not be recorded.', cause))
      .finally(() => this.recording.delete(recording));
    this.recording.add(recording);
  }
}

function placeOf(socket: Socket, secure: boolean): ConnectionPlace {
  return {
    remoteAddress: socket.remoteAddress ?? '',
    remotePort: socket.remotePort ?? 0,
    localAddress: socket.localAddress ?? '',
    localPort: socket.localPort ?? 0,
    secure,
  };
}

/** `resetAndDestroy` ends our side first, which a client takes for an ordinary close; with the mark that it sets, `destroy` alone sends nothing but the reset. */
function resetSocket(socket: Socket): void {
  Object.assign(socket, { resetAndClosing: true });
  socket.destroy();
}
