import { headerValue, type HeaderPair } from '../../../../shared/model/header';
import { signatureHeaders, type SigningOrder } from './sign-request';

/**
 * The headers with the signature of the scheme made anew over this body; every other line stays as it is. A new value takes the place of the
 * old one under the name as it was written; what was not there comes last. A Standard Webhooks message keeps its id.
 */
export function resigned(headers: readonly HeaderPair[], order: SigningOrder, body: Uint8Array): readonly HeaderPair[] {
  const id = order.scheme.kind === 'standard-webhooks' ? messageId(headers) : undefined;
  const left = new Map(signatureHeaders(id === undefined ? order : { ...order, id }, body).map(([name, value]) => [name.toLowerCase(), [name, value] as const]));
  const names = new Set(left.keys());
  const kept = headers.flatMap(([name, value]): readonly HeaderPair[] => {
    const lower = name.toLowerCase();
    if (!names.has(lower)) return [[name, value]];
    const made = left.get(lower);
    left.delete(lower);
    return made === undefined ? [] : [[name, made[1]]];
  });
  return [...kept, ...left.values()];
}

/** The id that the message had, where it can be signed as it stands. */
function messageId(headers: readonly HeaderPair[]): string | undefined {
  const id = headerValue(headers, 'webhook-id');
  return id !== undefined && /^[!-~]+$/.test(id) ? id : undefined;
}
