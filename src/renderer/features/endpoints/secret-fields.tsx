import { Copy, KeyRound } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { SecretsDescription } from '../../../shared/contract/contract';
import type { Reply } from '../../../shared/contract/reply';
import type { SigningScheme } from '../../../shared/model/signing';
import { call } from '../../host/client';
import { Button, IconButton } from '../../ui/button';
import { FieldNote, TextField } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { showToast } from '../../ui/toast';

interface SecretFieldsProps {
  readonly endpointId: string;
  readonly scheme: SigningScheme['kind'];
}

const places: Readonly<Record<SecretsDescription['keptIn'], string>> = {
  keychain: 'sealed by the system’s keychain',
  file: 'in a file that only you can read, since this system has no keychain',
};

/** Sets the secrets that sign, and says whether there are any. What was set is shown no more. */
export function SecretFields({ endpointId, scheme }: SecretFieldsProps): ReactNode {
  const [described, setDescribed] = useState<SecretsDescription>();
  const [secret, setSecret] = useState('');
  const [second, setSecond] = useState<string>();
  const [problem, setProblem] = useState<{ readonly field: string | undefined; readonly message: string }>();

  useEffect(() => {
    let current = true;
    void call('secrets.describe', { endpointId }).then((reply: Reply<SecretsDescription>) => {
      if (current && reply.ok) setDescribed(reply.value);
    });
    return () => {
      current = false;
    };
  }, [endpointId]);

  const take = (reply: Reply<SecretsDescription>): void => {
    if (!reply.ok) {
      setProblem({ field: reply.error.field, message: reply.error.message });
      return;
    }
    setDescribed(reply.value);
    setSecret('');
    setSecond(undefined);
    setProblem(undefined);
  };
  const keep = async (): Promise<void> => take(await call('secrets.set', { endpointId, secret, ...(second === undefined || second === '' ? {} : { secondSecret: second }) }));
  const remove = async (): Promise<void> => take(await call('secrets.remove', { endpointId }));
  const generate = async (): Promise<void> => {
    const reply = await call('secrets.generate', { scheme });
    if (reply.ok) setSecret(reply.value.secret);
    else setProblem({ field: undefined, message: reply.error.message });
  };
  const copy = async (): Promise<void> => {
    const reply = await call('desktop.copy', { text: secret });
    showToast(reply.ok ? { title: 'Copied the secret' } : { title: reply.error.message, tone: 'fail' });
  };

  const isSecond = problem?.field === '/secondSecret';
  return (
    <>
      {described !== undefined && (
        <p className={described.set ? 'secret-state soft' : 'secret-state warn'} role="status">
          <Icon of={KeyRound} size={14} />
          {described.set ? `${described.second ? 'Two secrets are' : 'A secret is'} set, ${places[described.keptIn]}.` : 'No secret is set, so nothing can be sent to this endpoint.'}
          {described.set && (
            <button className="link-btn push" type="button" onClick={() => void remove()}>
              Remove
            </button>
          )}
        </p>
      )}
      <TextField
        label={described?.set === true ? 'New secret' : 'Secret'}
        mono
        value={secret}
        onChange={setSecret}
        error={isSecond ? undefined : problem?.message}
        end={secret === '' ? undefined : <IconButton size="sm" icon={Copy} label="Copy the secret" onClick={() => void copy()} />}
      />
      {second !== undefined && <TextField label="Second secret" mono value={second} onChange={setSecond} error={isSecond ? problem?.message : undefined} hint="Signs as well while the receiver changes over." />}
      <div className="secret-buttons">
        <Button size="sm" disabledReason={secret === '' ? 'Write or generate a secret first' : undefined} onClick={() => void keep()}>
          {described?.set === true ? 'Replace the secret' : 'Set the secret'}
        </Button>
        <Button size="sm" variant="ghost" onClick={() => void generate()}>
          Generate
        </Button>
        {second === undefined && (
          <Button size="sm" variant="ghost" onClick={() => setSecond('')}>
            Add a second
          </Button>
        )}
      </div>
      <FieldNote isError={false}>Copy it before you set it: it is not shown again, and is in no export and no log.</FieldNote>
    </>
  );
}
