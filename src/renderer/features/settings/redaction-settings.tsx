import { useState, type ReactNode } from 'react';
import { useSnapshot } from '../../host/snapshot-store';
import { counted } from '../../ui/format';
import { RedactionDialog } from './redaction-dialog';
import { SettingRow, SettingsSection } from './settings-section';

/** What is removed from exports and copies. */
export function RedactionSettings(): ReactNode {
  const { headers, bodyPaths } = useSnapshot((snapshot) => snapshot.workspace.settings.redaction);
  const [isOpen, setIsOpen] = useState(false);
  const yours = [headers.length > 0 ? counted(headers.length, 'header') : '', bodyPaths.length > 0 ? counted(bodyPaths.length, 'path') : ''].filter((part) => part !== '').join(', ');
  return (
    <SettingsSection
      part="redaction"
      title="Redaction"
      action={
        <button type="button" className="link-btn" onClick={() => setIsOpen(true)}>
          Edit your list
        </button>
      }
    >
      <div className="card">
        <SettingRow title="Removed from exports and copies" hint="Authorization, cookies, keys and signatures always; endpoints’ secrets never leave at all.">
          <span className="soft num">{yours === '' ? 'nothing of yours' : `${yours} of yours`}</span>
        </SettingRow>
      </div>
      {isOpen && <RedactionDialog onClose={() => setIsOpen(false)} />}
    </SettingsSection>
  );
}
