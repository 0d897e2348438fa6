import type { EndpointSigning } from '../../../shared/model/endpoint';
import type { SelectOption } from '../../ui/select';

/** The ways of signing that can be chosen, and none. */
export const signingChoices: readonly SelectOption<EndpointSigning['kind']>[] = [
  { value: 'none', label: 'None' },
  { value: 'standard-webhooks', label: 'Standard Webhooks' },
  { value: 'github', label: 'GitHub, X-Hub-Signature-256' },
  { value: 'stripe', label: 'Stripe, Stripe-Signature' },
  { value: 'shopify', label: 'Shopify, X-Shopify-Hmac-Sha256' },
  { value: 'hmac', label: 'HMAC in a header of your own' },
];

/** The scheme that a choice begins with. */
export function signingOf(kind: EndpointSigning['kind']): EndpointSigning {
  return kind === 'hmac' ? { kind, headerName: 'X-Signature', digest: 'sha256', encoding: 'hex', prefix: '' } : { kind };
}
