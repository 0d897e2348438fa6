import { RotateCcw } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { shortcutDefaults } from '../../../shared/model/shortcut-settings';
import { useSnapshot } from '../../host/snapshot-store';
import { useActions } from '../../ui/action-registry';
import { actionsWithKeys } from '../../ui/actions-with-keys';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ShortcutTable } from '../../ui/shortcut-table';
import { Switch } from '../../ui/switch';
import { SettingRow, SettingsSection } from './settings-section';
import { saveShortcuts } from './settings-store';
import { ShortcutEditor } from './shortcut-editor';

const mostShown = 14;

/** The shortcuts as they are, and the way to change them. */
export function ShortcutSettings(): ReactNode {
  const [open, setOpen] = useState(false);
  const actions = useActions();
  const shortcuts = useSnapshot((snapshot) => snapshot.workspace.settings.shortcuts);
  const keyed = actionsWithKeys(actions).flatMap(({ actions: grouped }) => grouped);
  const isChanged = shortcuts.changed.length > 0;
  return (
    <SettingsSection
      part="shortcuts"
      title="Shortcuts"
      words="keys keyboard"
      action={
        <button className="link-btn" type="button" onClick={() => setOpen(true)}>
          Change and see all {keyed.length}
        </button>
      }
    >
      <div className="card">
        <ShortcutTable label="Shortcuts" actions={keyed.slice(0, mostShown)} />
        <SettingRow title="Single letters while a list has focus">
          <Switch label="Single letters while a list has focus" checked={shortcuts.singleKeys} onChange={(singleKeys) => void saveShortcuts({ ...shortcuts, singleKeys })} />
        </SettingRow>
      </div>
      <Dialog
        open={open}
        title="Shortcuts"
        width="lg"
        onClose={() => setOpen(false)}
        head={
          <span className="push">
            <Button size="sm" icon={RotateCcw} disabledReason={isChanged ? undefined : 'All keys are as they came.'} onClick={() => void saveShortcuts({ ...shortcutDefaults, singleKeys: shortcuts.singleKeys })}>
              Reset all
            </Button>
          </span>
        }
      >
        <ShortcutEditor />
      </Dialog>
    </SettingsSection>
  );
}
