import { FolderInput, FolderOpen, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { ReplyError } from '../../../shared/contract/reply';
import type { FullMode } from '../../../shared/model/catch-status';
import type { SettingsChanges } from '../../../shared/model/settings-changes';
import type { RetentionSettings } from '../../../shared/model/workspace';
import { useSnapshot } from '../../host/snapshot-store';
import { Button } from '../../ui/button';
import { FieldNote } from '../../ui/field';
import { Select, type SelectOption } from '../../ui/select';
import type { AmountForm } from './amount';
import { AmountField } from './amount-field';
import { ClearDialog } from './clear-dialog';
import { askClear, useClearQuestion } from './clear-log';
import { SettingRow, SettingsSection } from './settings-section';
import { moveDataFolder, saveSettings, showDataFolder } from './settings-store';
import { StorageUse } from './storage-use';

const count: AmountForm = { unitSize: 1, decimals: 0, min: 100, max: 100_000_000 };
const fullOptions: readonly SelectOption<FullMode>[] = [
  { value: 'answer-507', label: 'Answer 507' },
  { value: 'answer-503', label: 'Answer 503', hint: 'Come again in 60 s' },
  { value: 'hang-up', label: 'Hang up' },
];
const gigabytes: AmountForm = { unitSize: 1024 ** 3, decimals: 3, min: 0.001, max: 1024 ** 2 };

/** What the log holds, how much it may, and where it lies. */
export function StorageSettings(): ReactNode {
  const folder = useSnapshot((snapshot) => snapshot.program.dataFolder);
  const { retention, whenFull } = useSnapshot((snapshot) => snapshot.workspace.settings);
  const asked = useClearQuestion();
  const [error, setError] = useState<ReplyError>();
  const saveAll = async (changes: SettingsChanges): Promise<void> => {
    setError(await saveSettings(changes));
  };
  const save = (changes: Partial<RetentionSettings>): Promise<void> => saveAll({ retention: changes });
  return (
    <SettingsSection part="storage" title="Storage and retention">
      <div className="card">
        <StorageUse />
        <SettingRow title="Keep at most" words="records retention" hint="The oldest go first, and for good.">
          <div className="set-amount">
            <AmountField label="Records kept at most" value={retention.maxRecords} form={count} onCommit={(maxRecords) => void save({ maxRecords })} />
          </div>
          <span className="dim set-unit">records</span>
        </SettingRow>
        <SettingRow title="And at most" words="size on disk retention" hint="The status bar says so from the first one dropped.">
          <div className="set-amount">
            <AmountField label="Size on disk at most" unit="GB" value={retention.maxBytes} form={gigabytes} onCommit={(maxBytes) => void save({ maxBytes })} />
          </div>
          <span className="dim set-unit">on disk</span>
        </SettingRow>
        <SettingRow title="When the disk is full" words="507 503 hang up" hint="Nothing is answered 200 that could not be written.">
          <div className="set-field">
            <Select label="When the disk is full" hideLabel value={whenFull} options={fullOptions} onChange={(mode) => void saveAll({ whenFull: mode })} />
          </div>
        </SettingRow>
        <SettingRow title="Log and workspace" words="clear move show data folder" hint={<span className="mono set-path">{folder}</span>}>
          <Button size="sm" icon={FolderOpen} onClick={() => void showDataFolder()}>
            Show in folder
          </Button>
          <Button size="sm" icon={FolderInput} onClick={() => void moveDataFolder()}>
            Move…
          </Button>
          <Button size="sm" variant="danger" icon={Trash2} onClick={() => void askClear()}>
            Clear the log…
          </Button>
        </SettingRow>
        {error !== undefined && (
          <div className="set-row" role="alert">
            <FieldNote isError>{error.message}</FieldNote>
          </div>
        )}
      </div>
      {asked !== undefined && <ClearDialog asked={asked} />}
    </SettingsSection>
  );
}
