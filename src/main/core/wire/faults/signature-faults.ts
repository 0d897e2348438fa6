import { createHash } from 'node:crypto';
import type { FaultInfo } from '../../../../shared/model/fault';
import type { SigningScheme } from '../../../../shared/model/signing';
import type { Fault } from './fault';
import { msOf } from './fault';

/** Faults of the signature, for endpoints that have one. */
export const signatureFaults: readonly Fault[] = [
  {
    info: signatureInfo('signature-wrong', 'Wrong', 'with another secret', 'Signs with a secret that is not the endpoint’s.', ['Answers 401 or 403', 'Does not act on the event', 'Compares in constant time']),
    effect: () => ({
      stage: 'signature',
      change: (order) => ({ kind: 'sign', order: { ...order, secrets: order.secrets.slice(0, 1).map((secret) => otherSecret(order.scheme, secret)) } }),
    }),
  },
  {
    info: {
      ...signatureInfo('signature-stale', 'Stale', '6 min old', 'Signs with a time gone by. Verifiers allow five minutes.', ['Answers 401 or 403, or 400', 'Does not act on the event, so that a recorded request cannot be played back']),
      value: { kind: 'time', label: 'Age', leastMs: 1_000, mostMs: 365 * 24 * 3_600_000, standardMs: 360_000 },
    },
    effect: (value) => {
      const ageSeconds = Math.round(msOf(value) / 1_000);
      return {
        stage: 'signature',
        change: (order) =>
          order.scheme.kind === 'standard-webhooks' || order.scheme.kind === 'stripe'
            ? { kind: 'sign', order: { ...order, timestampSeconds: order.timestampSeconds - ageSeconds } }
            : { kind: 'impossible', message: 'signature-stale needs a scheme that signs a time: Standard Webhooks or Stripe.' },
      };
    },
  },
  {
    info: signatureInfo('signature-missing', 'Missing', 'left out', 'Leaves the signature out.', ['Answers 401 or 403', 'Does not act on the event']),
    effect: () => ({ stage: 'signature', change: () => ({ kind: 'unsigned' }) }),
  },
];

function signatureInfo(name: string, title: string, short: string, does: string, goodReceiver: readonly string[]): FaultInfo {
  return { name, group: 'Signature', title, short, does, goodReceiver, value: { kind: 'none' } };
}

// Made from the right one, so that it is never by chance the same and the bytes are the same each time.
function otherSecret(scheme: SigningScheme, secret: string): string {
  const digest = createHash('sha256').update('not the secret of this endpoint\0').update(secret).digest();
  return scheme.kind === 'standard-webhooks' || scheme.kind === 'stripe' ? `whsec_${digest.toString('base64')}` : digest.toString('hex');
}
