import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { SecureContext } from 'node:tls';
import type { Certificate } from './catch-port';

/** What becomes of a connection to an HTTPS port: `secure` once the handshake is done, `plain` where the client speaks something else (its bytes are still to be read), `failed` with the first bytes it sent. */
export interface TlsOutcome {
  secure(stream: TLSSocket): void;
  plain(): void;
  failed(firstBytes: Buffer): void;
  /** The connection closed without a byte. */
  silent(): void;
}

const handshakeRecord = 0x16;

/** A certificate made ready, or the plain sentence that says why it cannot be used. */
export function readCertificate(certificate: Certificate): { readonly ok: true; readonly context: SecureContext } | { readonly ok: false; readonly message: string } {
  try {
    return { ok: true, context: createSecureContext({ key: certificate.keyPem, cert: certificate.certificatePem, minVersion: 'TLSv1.2' }) };
  } catch (cause) {
    return { ok: false, message: `The certificate cannot be used: ${cause instanceof Error ? cause.message : String(cause)}` };
  }
}

/** A connection to an HTTPS port before its first request: waits for the first bytes and the handshake. */
export class TlsArrival {
  private firstBytes: Buffer | undefined;
  private settled = false;

  constructor(
    private readonly socket: Socket,
    context: SecureContext,
    private readonly deadlineMs: number,
    private readonly outcome: TlsOutcome,
  ) {
    socket.once('data', (bytes: Buffer) => this.arrived(bytes, context));
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.settle(() => (this.firstBytes === undefined ? outcome.silent() : outcome.failed(this.firstBytes))));
    socket.once('end', () => {
      if (this.firstBytes === undefined) socket.destroy();
    });
  }

  expire(nowMs: number): void {
    if (nowMs >= this.deadlineMs) this.socket.destroy();
  }

  stop(): void {
    this.socket.destroy();
  }

  abandon(): void {
    this.socket.destroy();
  }

  private arrived(bytes: Buffer, context: SecureContext): void {
    this.firstBytes = bytes;
    this.socket.pause();
    this.socket.unshift(bytes);
    if (bytes[0] !== handshakeRecord) {
      this.settle(() => this.outcome.plain());
      this.socket.resume();
      return;
    }
    const stream = new TLSSocket(this.socket, { isServer: true, secureContext: context, ALPNProtocols: ['http/1.1'] });
    stream.once('secure', () => this.settle(() => this.outcome.secure(stream)));
    // The socket's own close tells of the failure; without a listener the error would end the program.
    stream.on('error', () => this.socket.destroy());
    stream.once('end', () => {
      if (!this.settled) this.socket.destroy();
    });
    // Only a stream that is read notices its end. No request can come before the handshake is done, so nothing is lost.
    stream.resume();
  }

  private settle(then: () => void): void {
    if (this.settled) return;
    this.settled = true;
    then();
  }
}
