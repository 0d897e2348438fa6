import { compactJson } from '../../../../shared/json/compact-json';
import type { HeaderPair } from '../../../../shared/model/header';
import { signatureToleranceSeconds } from '../../../../shared/model/signing';
import type { SignatureVerdict, SigningScheme } from '../../../../shared/model/signing';
import type { FoundSignature } from './scheme';
import { signerOf } from './signers';

/** A request to verify. What is known besides makes the verdict surer where the signature does not fit. */
export interface SignedRequest {
  readonly scheme: SigningScheme;
  /** The secrets that are valid now. */
  readonly secrets: readonly string[];
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
  readonly nowSeconds: number;
  readonly toleranceSeconds?: number;
  /** Secrets of other endpoints: where one of them fits, the wrong one signed. */
  readonly otherSecrets?: readonly string[];
  /** The body that was sent, where that is on record: where it fits, the body changed on its way. */
  readonly sentBody?: Uint8Array;
}

/** Verifies a signature and, where it does not hold, says why. Never throws. */
export function verifySignature(request: SignedRequest): SignatureVerdict {
  const read = signerOf(request.scheme).read(request.headers);
  if (read.kind !== 'found') return { ok: false, reason: read.kind, message: read.message };
  const { signature } = read;
  if (!fitsAny(signature, request.secrets, request.body)) return misfit(request, signature);
  if (signature.timestampSeconds === undefined) return { ok: true };
  const ageSeconds = request.nowSeconds - signature.timestampSeconds;
  const tolerance = request.toleranceSeconds ?? signatureToleranceSeconds;
  if (Math.abs(ageSeconds) <= tolerance) return { ok: true };
  const message =
    ageSeconds > 0
      ? `It was signed ${ageSeconds} seconds ago; at most ${tolerance} are allowed.`
      : `It was signed ${-ageSeconds} seconds from now, so one of the two clocks is wrong; at most ${tolerance} are allowed.`;
  return { ok: false, reason: 'too-old', message };
}

function misfit(request: SignedRequest, signature: FoundSignature): SignatureVerdict {
  if (request.sentBody !== undefined && fitsAny(signature, request.secrets, request.sentBody)) {
    return { ok: false, reason: 'body-changed', message: 'The signature is that of the body as it was sent. The body was changed on its way.' };
  }
  const change = rewritings(request.body).find(({ body }) => fitsAny(signature, request.secrets, body));
  if (change !== undefined) return { ok: false, reason: 'body-changed', message: `The body was changed after it was signed: ${change.what}.` };
  if (fitsAny(signature, request.otherSecrets ?? [], request.body)) {
    return { ok: false, reason: 'wrong-secret', message: 'It was signed with the secret of another endpoint.' };
  }
  return { ok: false, reason: 'wrong-secret', message: 'The signature is not that of this body with this secret. Most likely another secret signed it.' };
}

function fitsAny(signature: FoundSignature, secrets: readonly string[], body: Uint8Array): boolean {
  return secrets.some((secret) => signature.fits(secret, body));
}

/** What proxies and frameworks do to a body, undone: each is the body as it may have been signed. */
function rewritings(body: Uint8Array): readonly { readonly what: string; readonly body: Uint8Array }[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
  const encode = (value: string): Uint8Array => new TextEncoder().encode(value);
  const compact = compactJson(text);
  return [
    { what: 'a line break was added at its end', body: encode(text.replace(/\r?\n$/, '')) },
    { what: 'the line break at its end was taken off', body: encode(`${text}\n`) },
    { what: 'its line breaks were changed to CR LF', body: encode(text.replaceAll('\r\n', '\n')) },
    { what: 'a byte order mark was put before it', body: encode(text.replace(/^\ufeff/, '')) },
    ...(compact.ok ? [{ what: 'its JSON was written anew with spaces', body: encode(compact.text) }] : []),
  ];
}
