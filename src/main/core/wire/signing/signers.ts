import type { SigningScheme } from '../../../../shared/model/signing';
import { bodyHmac } from './body-hmac';
import type { Signer } from './scheme';
import { standardWebhooks } from './standard-webhooks';
import { stripe } from './stripe';

const github = bodyHmac({ headerName: 'X-Hub-Signature-256', digest: 'sha256', encoding: 'hex', prefix: 'sha256=' });
const shopify = bodyHmac({ headerName: 'X-Shopify-Hmac-Sha256', digest: 'sha256', encoding: 'base64', prefix: '' });

/** What signs and reads a scheme. */
export function signerOf(scheme: SigningScheme): Signer {
  switch (scheme.kind) {
    case 'standard-webhooks':
      return standardWebhooks;
    case 'github':
      return github;
    case 'stripe':
      return stripe;
    case 'shopify':
      return shopify;
    case 'hmac':
      return bodyHmac(scheme);
  }
}
