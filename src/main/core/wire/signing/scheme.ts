import type { HeaderPair } from '../../../../shared/model/header';

/** What is signed. `id` and time are used by the schemes that carry them. */
export interface SigningInput {
  /** The same for every attempt of a delivery. */
  readonly id: string;
  /** New for every attempt; seconds since 1970. */
  readonly timestampSeconds: number;
  readonly body: Uint8Array;
}

/** A signature as found in a request: the message that was signed can be made of it and a body. */
export interface FoundSignature {
  /** The signed time in seconds since 1970, where the scheme carries one. */
  readonly timestampSeconds?: number;
  /** True where one of the request's signatures is that of this secret over this body. */
  fits(secret: string, body: Uint8Array): boolean;
}

/** What a request says of its signature. */
export type SignatureRead =
  | { readonly kind: 'found'; readonly signature: FoundSignature }
  | { readonly kind: 'missing'; readonly message: string }
  | { readonly kind: 'malformed'; readonly message: string };

/** One scheme: how it signs, and how it reads a signature back. */
export interface Signer {
  /** Why a secret cannot be used, in one line without the secret itself; undefined where it can. */
  secretProblem(secret: string): string | undefined;
  /** The headers that carry the signature. The first secret is the current one, others are still valid while secrets change. */
  sign(input: SigningInput, secrets: readonly string[]): readonly HeaderPair[];
  read(headers: readonly HeaderPair[]): SignatureRead;
}

/** The problem of an empty secret; undefined for any other. */
export function emptySecretProblem(secret: string): string | undefined {
  return secret === '' ? 'The secret is empty.' : undefined;
}
