import { FolderOpen, Info, Plus, Trash2 } from 'lucide-react';
import { go } from '../../host/navigation';
import type { Action } from '../../ui/action';
import { askClear } from './clear-log';
import { openEventForm } from './event-form';
import { openPortForm } from './port-form';
import { copyVersions, showDataFolder } from './settings-store';
import { settingsParts } from './settings-parts';

const group = 'Settings';

/** What can be done about the settings, from wherever one is. */
export function settingsActions(): readonly Action[] {
  return [
    ...settingsParts.map(({ part, label, icon }) => ({ id: `settings.${part}`, label: `Settings: ${label}`, group, icon, run: () => go({ section: 'settings', part }) })),
    {
      id: 'settings.addEvent',
      label: 'Add an event to the catalogue',
      group,
      icon: Plus,
      run: () => {
        go({ section: 'settings', part: 'events' });
        openEventForm(undefined);
      },
    },
    {
      id: 'settings.addPort',
      label: 'Add a catch port',
      group,
      icon: Plus,
      run: () => {
        go({ section: 'settings', part: 'catch' });
        openPortForm(undefined);
      },
    },
    {
      id: 'settings.clearLog',
      label: 'Clear the log…',
      group,
      icon: Trash2,
      run: () => {
        go({ section: 'settings', part: 'storage' });
        void askClear();
      },
    },
    { id: 'settings.showDataFolder', label: 'Show the data folder', group, icon: FolderOpen, run: () => void showDataFolder() },
    { id: 'settings.copyVersions', label: 'Copy versions', group, icon: Info, run: () => void copyVersions() },
  ];
}
