import type { ReactNode } from 'react';
import type { TimeForm } from '../../../shared/model/time-form';
import { textSizes, type Density, type Settings, type TextSize, type Theme } from '../../../shared/model/workspace';
import { useSnapshot } from '../../host/snapshot-store';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';
import { Switch } from '../../ui/switch';
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

const forms: readonly { readonly value: TimeForm; readonly label: string }[] = [
  { value: 'clock', label: '14:32:07.418' },
  { value: 'ago', label: '35 s ago' },
  { value: 'iso', label: 'ISO 8601' },
];
const timeHints: Readonly<Record<TimeForm, string>> = {
  clock: 'The tooltip of a time has its day and zone.',
  ago: 'Within a sentence the clock stays, since it does not age.',
  iso: 'As 2026-11-23T14:32:07.418+01:00, with this computer’s zone.',
};
const sizes = textSizes.map((size) => ({ value: String(size), label: `${size} %` }));

function sizeOf(chosen: string): TextSize {
  return textSizes.find((size) => String(size) === chosen) ?? 100;
}

/** How the window looks, and what it tells aloud. */
export function AppearanceSettings(): ReactNode {
  const { theme, density, textSize, times, tellArrivals } = useSnapshot((snapshot) => snapshot.workspace.settings);
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
        <SettingRow title="Text size" words="font zoom larger smaller">
          <div className="set-field">
            <Select label="Text size" hideLabel value={String(textSize)} options={sizes} onChange={(next) => void save({ textSize: sizeOf(next) })} />
          </div>
        </SettingRow>
        <SettingRow title="Times" words="clock ago iso zone relative" hint={timeHints[times]}>
          <Segmented label="Times" size="sm" value={times} options={forms} onChange={(next) => void save({ times: next })} />
        </SettingRow>
        <SettingRow title="Motion and contrast">
          <span className="soft">as the system</span>
        </SettingRow>
        <SettingRow title="Tell of arrivals to screen readers" hint="At most one sentence in 2 s.">
          <Switch label="Tell of arrivals to screen readers" checked={tellArrivals} onChange={(next) => void save({ tellArrivals: next })} />
        </SettingRow>
      </div>
    </SettingsSection>
  );
}
