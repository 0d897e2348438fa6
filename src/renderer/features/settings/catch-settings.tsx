import { useState, type ReactNode } from 'react';
import type { ReplyError } from '../../../shared/contract/reply';
import type { CatchStatus } from '../../../shared/model/catch-status';
import { useSnapshot } from '../../host/snapshot-store';
import { FieldNote } from '../../ui/field';
import { NumberField } from '../../ui/number-field';
import { Select } from '../../ui/select';
import { SettingRow, SettingsSection } from './settings-section';
import { saveSettings } from './settings-store';

const hosts: readonly { readonly value: string; readonly label: string; readonly hint: string }[] = [
  { value: '127.0.0.1', label: '127.0.0.1', hint: 'IPv4' },
  { value: '::1', label: '::1', hint: 'IPv6' },
  { value: 'localhost', label: 'localhost', hint: 'both' },
];

/** Where requests are caught. A change acts at once; where the new address cannot be had, the old one stays. */
export function CatchSettings(): ReactNode {
  const status = useSnapshot((snapshot) => snapshot.catch);
  const { catchHost, catchPort } = useSnapshot((snapshot) => snapshot.workspace.settings);
  const [error, setError] = useState<ReplyError>();
  const save = async (changes: { catchHost?: string; catchPort?: number }): Promise<void> => {
    setError(await saveSettings(changes));
  };
  const isOwnHost = hosts.some(({ value }) => value === catchHost);
  return (
    <SettingsSection part="catch" title="Catch server">
      <div className="card">
        <div className="set-row">
          <CatchState status={status} />
        </div>
        <SettingRow title="Address" hint="Only this computer can reach it.">
          <div className="set-field">
            <Select label="Address" hideLabel value={catchHost} options={isOwnHost ? hosts : [...hosts, { value: catchHost, label: catchHost }]} onChange={(host) => void save({ catchHost: host })} />
          </div>
        </SettingRow>
        <SettingRow title="Port" hint="Endpoints that point at it move with it.">
          <div className="set-field">
            <NumberField label="Port" hideLabel min={1} max={65_535} value={catchPort} onCommit={(port) => void save({ catchPort: port })} />
          </div>
        </SettingRow>
        {error !== undefined && (
          <div className="set-row" role="alert">
            <FieldNote isError>{error.message}</FieldNote>
          </div>
        )}
      </div>
    </SettingsSection>
  );
}

function CatchState({ status }: { readonly status: CatchStatus }): ReactNode {
  switch (status.state) {
    case 'starting':
      return (
        <span className="set-port">
          <span className="dot" />
          Starting
        </span>
      );
    case 'catching':
      return (
        <span className="set-port">
          <span className="dot dot-ok" />
          {status.urls.map((url) => (
            <span key={url} className="mono strong">
              {url}
            </span>
          ))}
        </span>
      );
    case 'stopped':
      return (
        <span className="set-port">
          <span className="dot dot-fail" />
          <span className="fail">{status.problem.message}</span>
        </span>
      );
  }
}
