import type { SignatureReason } from '../../../shared/model/signing';
import type { CheckRule } from './check-rule';

const titles: Readonly<Record<SignatureReason, string>> = {
  missing: 'Signature is missing',
  malformed: 'Signature is malformed',
  'wrong-secret': 'Signature was made with another secret',
  'body-changed': 'Body was changed after it was signed',
  'too-old': 'Signature is too old',
};

/** The signature holds, where an endpoint at this address signs. Says nothing where none does. */
export const signatureRule: CheckRule = {
  judge: ({ signature }) => (signature === undefined ? undefined : signature.ok ? 'pass' : 'fail'),
  say: ({ signature }, state) => {
    if (signature === undefined || signature.ok) return [{ code: 'signature', state, title: 'Signature holds' }];
    return [{ code: 'signature', state, title: titles[signature.reason], expected: 'a signature that holds', found: signature.reason, why: signature.message }];
  },
};
