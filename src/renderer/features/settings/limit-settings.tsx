import type { ReactNode } from 'react';
import type { SettingsChanges } from '../../../shared/model/settings-changes';
import type { CatchLimitSettings } from '../../../shared/model/workspace';
import { useSnapshot } from '../../host/snapshot-store';
import type { AmountForm } from './amount';
import { AmountField } from './amount-field';
import { SettingRow } from './settings-section';

const megabytes: AmountForm = { unitSize: 1024 ** 2, decimals: 3, min: 0, max: 1024 };
const connections: AmountForm = { unitSize: 1, decimals: 0, min: 1, max: 100_000 };
const seconds: AmountForm = { unitSize: 1000, decimals: 3, min: 0.1, max: 3600 };

/** What one sender may take: bytes kept, connections, time. */
export function LimitSettings({ onSave }: { onSave(changes: SettingsChanges): Promise<void> }): ReactNode {
  const limits = useSnapshot((snapshot) => snapshot.workspace.settings.limits);
  const save = (changes: Partial<CatchLimitSettings>): void => void onSave({ limits: changes });
  return (
    <>
      <SettingRow title="Kept of a body" hint="The rest is counted and hashed, and the sender still gets its answer.">
        <div className="set-amount">
          <AmountField label="Kept of a body" unit="MB" value={limits.keptBodyBytes} form={megabytes} onCommit={(keptBodyBytes) => save({ keptBodyBytes })} />
        </div>
      </SettingRow>
      <SettingRow title="Connections at once" hint="Of each port. One more gets 503, and is on record.">
        <div className="set-amount">
          <AmountField label="Connections at once" value={limits.connections} form={connections} onCommit={(count) => save({ connections: count })} />
        </div>
      </SettingRow>
      <SettingRow title="Wait for headers, body, next request">
        <div className="set-three">
          <AmountField label="Wait for headers" unit="s" value={limits.headerTimeoutMs} form={seconds} onCommit={(headerTimeoutMs) => save({ headerTimeoutMs })} />
          <AmountField label="Wait for the body" unit="s" value={limits.bodyTimeoutMs} form={seconds} onCommit={(bodyTimeoutMs) => save({ bodyTimeoutMs })} />
          <AmountField label="Wait for the next request" unit="s" value={limits.idleTimeoutMs} form={seconds} onCommit={(idleTimeoutMs) => save({ idleTimeoutMs })} />
        </div>
      </SettingRow>
    </>
  );
}
