import { createHmac, timingSafeEqual } from 'node:crypto';
import type { HmacDigest } from '../../../../shared/model/signing';

/** The HMAC of several pieces of content, one after another. */
export function hmac(digest: HmacDigest, key: string | Uint8Array, pieces: readonly (string | Uint8Array)[]): Buffer {
  const sum = createHmac(digest, key);
  for (const piece of pieces) sum.update(piece);
  return sum.digest();
}

/** True where both are the same bytes; takes as long for a near miss as for a far one. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}
