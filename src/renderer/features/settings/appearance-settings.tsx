import type { ReactNode } from 'react';
import type { Density, Settings, Theme } from '../../../shared/model/workspace';
import { useSnapshot } from '../../host/snapshot-store';
import { Segmented } from '../../ui/segmented';
import { showToast } from '../../ui/toast-store';
import { SettingRow, SettingsSection } from './settings-section';
import { saveSettings } from './settings-store';

const themes: readonly { readonly value: Theme; readonly label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];
const densities: readonly { readonly value: Density; readonly label: string }[] = [
  { value: 'comfortable', label: 'Comfortable' },
  { value: 'compact', label: 'Compact' },
];

/** How the window looks. */
export function AppearanceSettings(): ReactNode {
  const { theme, density } = useSnapshot((snapshot) => snapshot.workspace.settings);
  const save = async (changes: Partial<Settings>): Promise<void> => {
    const error = await saveSettings(changes);
    if (error !== undefined) showToast({ title: error.message, tone: 'fail' });
  };
  return (
    <SettingsSection part="appearance" title="Appearance">
      <div className="card">
        <SettingRow title="Theme">
          <Segmented label="Theme" size="sm" value={theme} options={themes} onChange={(next) => void save({ theme: next })} />
        </SettingRow>
        <SettingRow title="Density" hint="Compact shows more rows.">
          <Segmented label="Density" size="sm" value={density} options={densities} onChange={(next) => void save({ density: next })} />
        </SettingRow>
        <SettingRow title="Motion and contrast">
          <span className="soft">as the system</span>
        </SettingRow>
      </div>
    </SettingsSection>
  );
}
