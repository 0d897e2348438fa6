import { useState, type ReactNode } from 'react';
import type { ReplyError } from '../../../shared/contract/reply';
import type { PauseMode } from '../../../shared/model/catch-status';
import type { SettingsChanges } from '../../../shared/model/settings-changes';
import { useSnapshot } from '../../host/snapshot-store';
import { FieldNote } from '../../ui/field';
import { NumberField } from '../../ui/number-field';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';
import { catchHosts } from './catch-hosts';
import { LimitSettings } from './limit-settings';
import { PortDialog } from './port-dialog';
import { openPortForm, usePortForm } from './port-form';
import { FirstPortRow, MorePortRow } from './port-rows';
import { ReachSetting } from './reach-setting';
import { SettingRow, SettingsSection } from './settings-section';
import { saveSettings } from './settings-store';

const pauseModes: readonly { readonly value: PauseMode; readonly label: string }[] = [
  { value: 'answer-503', label: 'Answer 503' },
  { value: 'refuse', label: 'Refuse' },
];

/** Where and how requests are caught. A change acts at once; where the new address cannot be had, the old one stays. */
export function CatchSettings(): ReactNode {
  const { catchHost, catchPort, morePorts, whilePaused } = useSnapshot((snapshot) => snapshot.workspace.settings);
  const isOpen = useSnapshot((snapshot) => snapshot.catchSurroundings.reach.open);
  const form = usePortForm();
  const [error, setError] = useState<ReplyError>();
  const save = async (changes: SettingsChanges): Promise<void> => {
    setError(await saveSettings(changes));
  };
  const isOwnHost = catchHosts.some(({ value }) => value === catchHost);
  return (
    <SettingsSection
      part="catch"
      words="ports addresses https certificate"
      title="Catch server"
      action={
        <button type="button" className="link-btn" onClick={() => openPortForm(undefined)}>
          Add a port
        </button>
      }
    >
      <div className="card">
        <FirstPortRow />
        {morePorts.map((port) => (
          <MorePortRow key={port.id} port={port} />
        ))}
        <SettingRow title="Address" hint={isOpen ? 'Of the first port.' : 'Of the first port. Only this computer can reach it.'}>
          <div className="set-field">
            <Select label="Address" hideLabel value={catchHost} options={isOwnHost ? catchHosts : [...catchHosts, { value: catchHost, label: catchHost }]} onChange={(host) => void save({ catchHost: host })} />
          </div>
        </SettingRow>
        <SettingRow title="Port" hint="Endpoints that point at it move with it.">
          <div className="set-field">
            <NumberField label="Port" hideLabel min={1} max={65_535} value={catchPort} onCommit={(port) => void save({ catchPort: port })} />
          </div>
        </SettingRow>
        <SettingRow title="While paused" hint={whilePaused === 'refuse' ? 'Senders find the ports closed.' : 'Senders are told so. Nothing is recorded.'}>
          <Segmented label="While paused" size="sm" value={whilePaused} options={pauseModes} onChange={(mode) => void save({ whilePaused: mode })} />
        </SettingRow>
        <ReachSetting />
        <LimitSettings onSave={save} />
        {error !== undefined && (
          <div className="set-row" role="alert">
            <FieldNote isError>{error.message}</FieldNote>
          </div>
        )}
      </div>
      {form !== undefined && <PortDialog port={form.port} />}
    </SettingsSection>
  );
}
