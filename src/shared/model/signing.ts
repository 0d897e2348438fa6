/** Digests that a plain HMAC can use. */
export type HmacDigest = 'sha1' | 'sha256' | 'sha512';

/** How the bytes of an HMAC are written. */
export type HmacEncoding = 'hex' | 'base64' | 'base64url';

/** A way of signing a request. The secrets are kept apart from it. */
export type SigningScheme =
  | { readonly kind: 'standard-webhooks' }
  | { readonly kind: 'github' }
  | { readonly kind: 'stripe' }
  | { readonly kind: 'shopify' }
  | {
      readonly kind: 'hmac';
      readonly headerName: string;
      readonly digest: HmacDigest;
      readonly encoding: HmacEncoding;
      /** Stands before the signature in the header, such as `sha256=`. */
      readonly prefix: string;
    };

/** Why a signature does not hold. Closed. */
export type SignatureReason = 'missing' | 'malformed' | 'wrong-secret' | 'body-changed' | 'too-old';

/** Whether a request is signed as it should be, and if not, why, in one plain line. */
export type SignatureVerdict = { readonly ok: true } | { readonly ok: false; readonly reason: SignatureReason; readonly message: string };

/** How far a signed time may be from now, either way, in seconds: what the verifiers of Standard Webhooks and Stripe allow. */
export const signatureToleranceSeconds = 300;
