import { headerValue } from '../../../../shared/model/header';
import { hmac, sameBytes } from './hmac';
import type { Signer } from './scheme';

const secretPrefix = 'whsec_';
const names = { id: 'webhook-id', timestamp: 'webhook-timestamp', signature: 'webhook-signature' } as const;

/** Standard Webhooks 1.0.0: `v1,` and the base64 of HMAC-SHA256 over id, time and body; one signature a secret, parted by spaces. */
export const standardWebhooks: Signer = {
  secretProblem(secret) {
    const key = keyOf(secret);
    if (key === undefined) return 'The secret must be whsec_ and base64.';
    return key.byteLength < 24 || key.byteLength > 64 ? 'The secret must hold 24 to 64 bytes (whsec_ and their base64).' : undefined;
  },

  sign({ id, timestampSeconds, body }, secrets) {
    const time = String(timestampSeconds);
    const signatures = secrets.map((secret) => `v1,${signature(secret, id, time, body).toString('base64')}`);
    return [
      [names.id, id],
      [names.timestamp, time],
      [names.signature, signatures.join(' ')],
    ];
  },

  read(headers) {
    const [id, time, list] = [names.id, names.timestamp, names.signature].map((name) => headerValue(headers, name));
    const absent = id === undefined ? names.id : time === undefined ? names.timestamp : names.signature;
    if (id === undefined || time === undefined || list === undefined) return { kind: 'missing', message: `There is no ${absent} header.` };
    if (!/^\d{1,12}$/.test(time)) return { kind: 'malformed', message: `The time in ${names.timestamp} is not a number of seconds.` };
    const given = list.split(' ').flatMap((each) => (each.startsWith('v1,') ? [Buffer.from(each.slice(3), 'base64')] : []));
    if (!given.some((bytes) => bytes.byteLength === 32)) return { kind: 'malformed', message: `The ${names.signature} header holds no “v1,” signature of 32 bytes in base64.` };
    return {
      kind: 'found',
      signature: {
        timestampSeconds: Number(time),
        fits: (secret, body) => given.some((bytes) => sameBytes(bytes, signature(secret, id, time, body))),
      },
    };
  },
};

function signature(secret: string, id: string, time: string, body: Uint8Array): Buffer {
  return hmac('sha256', keyOf(secret) ?? secret, [`${id}.${time}.`, body]);
}

function keyOf(secret: string): Buffer | undefined {
  const text = secret.startsWith(secretPrefix) ? secret.slice(secretPrefix.length) : secret;
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}
