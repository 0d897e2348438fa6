import { randomBytes } from 'node:crypto';
import type { SigningScheme } from '../../../shared/model/signing';

/** A new secret of 32 random bytes, in the form that the scheme's own verifiers take. */
export function generateSecret(scheme: SigningScheme['kind']): string {
  const bytes = randomBytes(32);
  switch (scheme) {
    case 'standard-webhooks':
    case 'stripe':
      return `whsec_${bytes.toString('base64')}`;
    case 'github':
    case 'shopify':
    case 'hmac':
      return bytes.toString('hex');
  }
}
