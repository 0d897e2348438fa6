import { headerValue } from '../../../../shared/model/header';
import type { HmacDigest, HmacEncoding } from '../../../../shared/model/signing';
import { hmac, sameBytes } from './hmac';
import { emptySecretProblem } from './scheme';
import type { Signer } from './scheme';

/** A header that carries the HMAC of the body alone. */
export interface BodyHmac {
  readonly headerName: string;
  readonly digest: HmacDigest;
  readonly encoding: HmacEncoding;
  readonly prefix: string;
}

const digestBytes: Readonly<Record<HmacDigest, number>> = { sha1: 20, sha256: 32, sha512: 64 };
const alphabets: Readonly<Record<HmacEncoding, RegExp>> = {
  hex: /^(?:[0-9a-fA-F]{2})+$/,
  base64: /^[A-Za-z0-9+/]+={0,2}$/,
  base64url: /^[A-Za-z0-9_-]+={0,2}$/,
};

/** Signs with the HMAC of the body in one header. It has room for one signature, so only the current secret signs. */
export function bodyHmac(shape: BodyHmac): Signer {
  const { headerName, digest, encoding, prefix } = shape;
  return {
    secretProblem: emptySecretProblem,

    sign({ body }, secrets) {
      const [current] = secrets;
      return current === undefined ? [] : [[headerName, prefix + hmac(digest, current, [body]).toString(encoding)]];
    },

    read(headers) {
      const value = headerValue(headers, headerName);
      if (value === undefined) return { kind: 'missing', message: `There is no ${headerName} header.` };
      if (!value.startsWith(prefix)) return { kind: 'malformed', message: `The ${headerName} header does not begin with “${prefix}”.` };
      const text = value.slice(prefix.length);
      const given = Buffer.from(text, encoding);
      if (!alphabets[encoding].test(text) || given.byteLength !== digestBytes[digest]) {
        return { kind: 'malformed', message: `The ${headerName} header does not hold ${digestBytes[digest]} bytes in ${encoding}.` };
      }
      return { kind: 'found', signature: { fits: (secret, body) => sameBytes(given, hmac(digest, secret, [body])) } };
    },
  };
}
