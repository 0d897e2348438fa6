import { catchHosts } from '../../shared/model/catch-host';
import type { Endpoint } from '../../shared/model/endpoint';
import type { HeaderPair } from '../../shared/model/header';
import type { SignatureVerdict } from '../../shared/model/signing';
import { readDestination } from './wire/destination';
import { verifySignature } from './wire/signing/verify-signature';

/** A captured request, as its signature is judged. */
export interface SignedCapture {
  readonly target: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
  readonly receivedAtMs: number;
  /** The body as it was sent, where that is on record. */
  readonly sentBody?: Uint8Array | undefined;
}

/** What is known of those who sign. */
export interface SignersAround {
  readonly endpoints: readonly Endpoint[];
  /** The ports of our own catch server. */
  readonly ports: readonly number[];
  secretsOf(endpointId: string): readonly string[];
}

/** Whether a captured request is signed as the endpoints at its address sign; undefined where none of them does, or has a secret. The best verdict counts. */
export function capturedSignature(capture: SignedCapture, around: SignersAround): SignatureVerdict | undefined {
  let verdict: SignatureVerdict | undefined;
  for (const endpoint of around.endpoints) {
    const { signing } = endpoint;
    if (signing.kind === 'none' || !leadsHere(endpoint.url, capture.target, around.ports)) continue;
    const secrets = around.secretsOf(endpoint.id);
    if (secrets.length === 0) continue;
    const otherSecrets = around.endpoints.filter(({ id }) => id !== endpoint.id).flatMap(({ id }) => around.secretsOf(id));
    const { headers, body, sentBody } = capture;
    const nowSeconds = Math.floor(capture.receivedAtMs / 1_000);
    const read = verifySignature({ scheme: signing, secrets, headers, body, nowSeconds, otherSecrets, ...(sentBody === undefined ? {} : { sentBody }) });
    if (read.ok) return read;
    verdict ??= read;
  }
  return verdict;
}

function leadsHere(url: string, target: string, ports: readonly number[]): boolean {
  const read = readDestination(url);
  return read.ok && catchHosts.has(read.destination.host) && ports.includes(read.destination.port) && read.destination.target === target;
}
