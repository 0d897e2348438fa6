import type { EndpointSigning } from '../../../../shared/model/endpoint';
import type { WireProblem } from '../wire-problem';
import type { SigningOrder } from './sign-request';
import { signerOf } from './signers';

/** How a request of an endpoint is signed (no order where it is not), or why it cannot be. */
export type SigningRead = { readonly ok: true; readonly order?: SigningOrder } | { readonly ok: false; readonly problem: WireProblem };

/** The order to sign a delivery's request that leaves at `atMs` (epoch milliseconds). Nothing of the secrets is in a problem's words. */
export function signingOrder(signing: EndpointSigning, secrets: readonly string[], id: string, atMs: number): SigningRead {
  if (signing.kind === 'none') return { ok: true };
  if (secrets.length === 0) return refused('The endpoint’s requests are to be signed, but no secret is set.');
  for (const secret of secrets) {
    const problem = signerOf(signing).secretProblem(secret);
    if (problem !== undefined) return refused(problem);
  }
  return { ok: true, order: { scheme: signing, secrets, id, timestampSeconds: Math.floor(atMs / 1_000) } };
}

function refused(message: string): SigningRead {
  return { ok: false, problem: { code: 'unsigned', message } };
}
