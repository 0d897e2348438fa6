import { FolderInput, FolderOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSnapshot } from '../../host/snapshot-store';
import { Button } from '../../ui/button';
import { counted, formatSize } from '../../ui/format';
import { SettingRow, SettingsSection } from './settings-section';
import { moveDataFolder, showDataFolder } from './settings-store';

/** What the log holds, and where it lies. */
export function StorageSettings(): ReactNode {
  const storage = useSnapshot((snapshot) => snapshot.storage);
  const folder = useSnapshot((snapshot) => snapshot.program.dataFolder);
  const dropped = storage.dropped ?? 0;
  return (
    <SettingsSection part="storage" title="Storage">
      <div className="card">
        <SettingRow
          title={
            <span className="strong num">
              {counted(storage.records, 'record')}, {formatSize(storage.bytes)}
            </span>
          }
          {...(dropped === 0 ? {} : { hint: `${counted(dropped, 'record')} dropped, the oldest first, to stay within the limits.` })}
        />
        <SettingRow title="Log and workspace" hint={<span className="mono set-path">{folder}</span>}>
          <Button size="sm" icon={FolderOpen} onClick={() => void showDataFolder()}>
            Show in folder
          </Button>
          <Button size="sm" icon={FolderInput} onClick={() => void moveDataFolder()}>
            Move…
          </Button>
        </SettingRow>
      </div>
    </SettingsSection>
  );
}
