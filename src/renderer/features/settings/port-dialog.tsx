import { useState, type ReactNode } from 'react';
import type { CatchPort } from '../../../shared/model/workspace';
import { useSnapshot } from '../../host/snapshot-store';
import { Dialog } from '../../ui/dialog';
import { FieldNote, TextField } from '../../ui/field';
import { Select } from '../../ui/select';
import { Switch } from '../../ui/switch';
import { catchHosts } from './catch-hosts';
import { nextPort, portProblem, portsTaken } from './port-choice';
import { closePortForm } from './port-form';
import { savePort } from './port-store';

/** Adds a further catch port, or changes one. */
export function PortDialog({ port }: { readonly port: CatchPort | undefined }): ReactNode {
  const settings = useSnapshot((snapshot) => snapshot.workspace.settings);
  const [host, setHost] = useState(port?.host ?? settings.catchHost);
  const [number, setNumber] = useState(String(port?.port ?? nextPort(settings)));
  const [secure, setSecure] = useState(port?.secure ?? false);
  const [isChecked, setIsChecked] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const problem = portProblem(number, portsTaken(settings, port?.id));
  const save = async (): Promise<void> => {
    const id = port?.id ?? `port_${crypto.randomUUID()}`;
    const error = await savePort({ id, host, port: Number(number.trim()), secure, enabled: port?.enabled ?? true });
    if (error === undefined) closePortForm();
    else setRefusal(error.message);
  };
  return (
    <Dialog
      open
      title={port === undefined ? 'Add a port' : `Edit port ${port.port}`}
      onClose={closePortForm}
      primary={{ label: port === undefined ? 'Add port' : 'Save port', disabledReason: problem, onClick: () => void save() }}
    >
      <TextField label="Port number" mono inputMode="numeric" value={number} onChange={setNumber} onCommit={() => setIsChecked(true)} error={isChecked ? problem : undefined} />
      <Select label="Address" value={host} options={catchHosts} onChange={setHost} />
      <div className="field">
        <Switch label="HTTPS" showLabel checked={secure} onChange={setSecure} />
        <p className="hint">With a certificate that is made on this computer. Senders must be told to trust it.</p>
      </div>
      {refusal !== undefined && <FieldNote isError>{refusal}</FieldNote>}
    </Dialog>
  );
}
