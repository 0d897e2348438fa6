import type { HeaderPair } from '../../../../shared/model/header';
import type { SigningScheme } from '../../../../shared/model/signing';
import type { SigningInput } from './scheme';
import { signerOf } from './signers';

/** How a request is to be signed. The secrets never leave the core. */
export interface SigningOrder {
  readonly scheme: SigningScheme;
  /** The current secret first; the others are still valid while secrets change. */
  readonly secrets: readonly string[];
  /** The same for every attempt of a delivery. */
  readonly id: string;
  /** When this attempt leaves, in seconds since 1970. */
  readonly timestampSeconds: number;
}

/** The headers that carry the signature over this body. */
export function signatureHeaders(order: SigningOrder, body: Uint8Array): readonly HeaderPair[] {
  const input: SigningInput = { id: order.id, timestampSeconds: order.timestampSeconds, body };
  return signerOf(order.scheme).sign(input, order.secrets);
}
