import { X509Certificate } from 'node:crypto';
import { connect, isIP } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls, rootCertificates } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import type { ConnectionSecurity, Timings } from '../../../shared/model/attempt';
import { failure } from '../../../shared/model/failure';
import type { Failure } from '../../../shared/model/failure';
import type { Clock } from '../ports';
import type { Destination } from '../wire/destination';
import { Connection } from './connection';
import { failureOf } from './failure-of';

/** How connections are made. */
export interface ConnectOptions {
  /** How long DNS, TCP and TLS may take together. */
  readonly connectTimeoutMs: number;
  /** Certificate authorities (PEM) that are trusted besides the system's known ones. */
  readonly authorities: readonly string[];
  /** False where any certificate will do. */
  readonly verifyTls: boolean;
}

/** The phases that making a connection took. */
export type ConnectTimings = Pick<Timings, 'dnsMs' | 'connectMs' | 'tlsMs'>;

/** A fresh connection, or why there is none. */
export type Opened =
  | { readonly ok: true; readonly connection: Connection; readonly timings: ConnectTimings }
  | { readonly ok: false; readonly failure: Failure; readonly timings: ConnectTimings };

/** What two destinations share when they can share a connection. */
export function originOf(destination: Destination, verifyTls: boolean): string {
  // One that was made without looking at the certificate is never lent to an attempt that asks for it.
  return `${destination.secure ? (verifyTls ? 'https' : 'https, unverified') : 'http'}://${destination.hostHeader}`;
}

/** Opens a connection and calls `onOpened` once; the function that it returns gives up without a call. */
export function openConnection(destination: Destination, options: ConnectOptions, clock: Clock, onOpened: (opened: Opened) => void): () => void {
  const named = isIP(destination.host) === 0;
  const beganMs = clock.monotonicMs();
  let resolvedMs: number | undefined;
  let connectedMs: number | undefined;
  let nameFailed = false;
  let secured: Socket | undefined;
  // Our listeners stay on the socket (it has some of its own, so they cannot all be removed) and do nothing once this is true.
  let settled = false;

  const tcp = connect({ host: destination.host, port: destination.port, noDelay: true, autoSelectFamily: true, autoSelectFamilyAttemptTimeout: nextAddressMs });
  const timer = setTimeout(() => fail(failure('connect-timeout')), options.connectTimeoutMs);

  function timings(): ConnectTimings {
    const nowMs = clock.monotonicMs();
    if (nameFailed) return { dnsMs: nowMs - beganMs };
    return {
      ...(resolvedMs === undefined ? {} : { dnsMs: resolvedMs - beganMs }),
      connectMs: (connectedMs ?? nowMs) - (resolvedMs ?? beganMs),
      ...(connectedMs === undefined || !destination.secure ? {} : { tlsMs: nowMs - connectedMs }),
    };
  }

  function settle(): boolean {
    if (settled) return false;
    settled = true;
    clearTimeout(timer);
    return true;
  }

  function destroy(): void {
    secured?.destroy();
    tcp.destroy();
  }

  function fail(why: Failure): void {
    if (!settle()) return;
    const taken = timings();
    destroy();
    onOpened({ ok: false, failure: why, timings: taken });
  }

  function succeed(socket: Socket, security?: ConnectionSecurity): void {
    if (!settle()) return;
    onOpened({ ok: true, connection: new Connection(originOf(destination, options.verifyTls), socket, tcp, security), timings: timings() });
  }

  function secure(): void {
    const socket = connectTls({
      socket: tcp,
      // A server name is a host name, never an address (RFC 6066 section 3); an address is compared with the certificate's own.
      ...(named ? { servername: destination.host } : { host: destination.host }),
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: options.verifyTls,
      ...(options.authorities.length === 0 ? {} : { ca: [...rootCertificates, ...options.authorities] }),
    });
    secured = socket;
    let certificate: Buffer | undefined;
    // Before Node looks at the certificate: once it has turned the connection down, the certificate is no longer to be had.
    socket.prependListener('secure', () => (certificate = socket.getPeerCertificate().raw));
    socket.once('secureConnect', () => succeed(socket, securityOf(socket, options.verifyTls, certificate)));
    socket.on('error', (error) => fail(tlsFailure(error, certificate)));
    socket.once('close', () => fail(failure('tls', 'closed during the handshake')));
  }

  tcp.once('lookup', (error: Error | null) => {
    if (!named) return;
    resolvedMs = clock.monotonicMs();
    nameFailed = error !== null;
  });
  tcp.once('connect', () => {
    connectedMs = clock.monotonicMs();
    if (destination.secure) secure();
    else succeed(tcp);
  });
  tcp.on('error', (error) => fail(failureOf(error, secured === undefined ? 'connecting' : 'securing')));
  return () => {
    if (settle()) destroy();
  };
}

function securityOf(socket: TLSSocket, verified: boolean, certificate: Buffer | undefined): ConnectionSecurity {
  const protocol = socket.getProtocol() ?? '';
  // Typed as an error; in truth it is the code alone.
  const found: unknown = socket.authorizationError;
  if (verified || found === null || found === undefined) return { protocol, verified };
  const error = found instanceof Error ? found : Object.assign(new Error(String(found)), { code: String(found) });
  return { protocol, verified, problem: tlsFailure(error, certificate) };
}

// OpenSSL says of every certificate that signed itself that it did. BoringSSL, which Electron has, says of those that may not sign others
// (as most that are made for a server) only that their authority is not known.
function tlsFailure(error: Error, certificate: Buffer | undefined): Failure {
  const found = failureOf(error, 'securing');
  return found.code === 'tls-untrusted' && certificate !== undefined && isSelfSigned(new X509Certificate(certificate)) ? failure('tls-self-signed', found.detail) : found;
}

function isSelfSigned(certificate: X509Certificate): boolean {
  return certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey);
}

// How long one address of a host may take before the next is tried. Node's own 250 ms gives up on receivers that are merely far away.
const nextAddressMs = 1_500;
