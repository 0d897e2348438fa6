import type { ReactNode } from 'react';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { HmacDigest, HmacEncoding } from '../../../shared/model/signing';
import { FieldNote, TextField } from '../../ui/field';
import { Select } from '../../ui/select';
import type { SaveProblem } from './endpoints-state';
import { editNow, editSoon, saveEdits } from './save-edits';
import { SecretFields } from './secret-fields';
import { signingChoices, signingOf } from './signing-choice';

const digests: readonly { readonly value: HmacDigest; readonly label: string }[] = [
  { value: 'sha256', label: 'SHA-256' },
  { value: 'sha512', label: 'SHA-512' },
  { value: 'sha1', label: 'SHA-1' },
];

const encodings: readonly { readonly value: HmacEncoding; readonly label: string }[] = [
  { value: 'hex', label: 'hex' },
  { value: 'base64', label: 'base64' },
  { value: 'base64url', label: 'base64url' },
];

interface SigningFieldsProps {
  readonly endpoint: Endpoint;
  readonly problem: SaveProblem | undefined;
}

/** How the requests to an endpoint are signed, and with which secrets. */
export function SigningFields({ endpoint, problem }: SigningFieldsProps): ReactNode {
  const { id, signing } = endpoint;
  return (
    <div className="retry">
      <Select label="Signing" value={signing.kind} options={signingChoices} onChange={(kind) => void editNow(id, { signing: signingOf(kind) })} />
      {signing.kind === 'hmac' && (
        <>
          <TextField label="Signature header" mono value={signing.headerName} onChange={(headerName) => editSoon(id, { signing: { ...signing, headerName } })} onCommit={() => void saveEdits(id)} />
          <div className="field-row">
            <Select label="Digest" value={signing.digest} options={digests} onChange={(digest) => void editNow(id, { signing: { ...signing, digest } })} />
            <Select label="Encoding" value={signing.encoding} options={encodings} onChange={(encoding) => void editNow(id, { signing: { ...signing, encoding } })} />
            <TextField label="Prefix" mono value={signing.prefix} placeholder="sha256=" onChange={(prefix) => editSoon(id, { signing: { ...signing, prefix } })} onCommit={() => void saveEdits(id)} />
          </div>
        </>
      )}
      {problem?.field.startsWith('/signing') === true && <FieldNote isError>{problem.message}</FieldNote>}
      {signing.kind !== 'none' && <SecretFields key={`${id} ${signing.kind}`} endpointId={id} scheme={signing.kind} />}
    </div>
  );
}
