import { headerValue } from '../../../../shared/model/header';
import { hmac, sameBytes } from './hmac';
import { emptySecretProblem } from './scheme';
import type { Signer } from './scheme';

const name = 'Stripe-Signature';

/** Stripe: `t=` time and a `v1=` hex HMAC-SHA256 over time and body for each secret. The secret is used as it is written, whsec_ and all. */
export const stripe: Signer = {
  secretProblem: emptySecretProblem,

  sign({ timestampSeconds, body }, secrets) {
    const time = String(timestampSeconds);
    const parts = secrets.map((secret) => `v1=${signature(secret, time, body).toString('hex')}`);
    return [[name, [`t=${time}`, ...parts].join(',')]];
  },

  read(headers) {
    const value = headerValue(headers, name);
    if (value === undefined) return { kind: 'missing', message: `There is no ${name} header.` };
    const items = value.split(',').map((item) => item.trim());
    const time = items.find((item) => /^t=\d{1,12}$/.test(item))?.slice(2);
    if (time === undefined) return { kind: 'malformed', message: `The ${name} header holds no time (t=).` };
    const given = items.flatMap((item) => (/^v1=[0-9a-fA-F]{64}$/.test(item) ? [Buffer.from(item.slice(3), 'hex')] : []));
    if (given.length === 0) return { kind: 'malformed', message: `The ${name} header holds no v1= signature of 64 hex digits.` };
    return {
      kind: 'found',
      signature: { timestampSeconds: Number(time), fits: (secret, body) => given.some((bytes) => sameBytes(bytes, signature(secret, time, body))) },
    };
  },
};

function signature(secret: string, time: string, body: Uint8Array): Buffer {
  return hmac('sha256', secret, [`${time}.`, body]);
}
