import { Check } from 'lucide-react';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useNavigation } from '../../host/navigation';
import { Icon } from '../../ui/icon';
import { useStatusItems, type StatusItem } from '../../ui/status-items';
import { AboutSettings } from './about-settings';
import { AppearanceSettings } from './appearance-settings';
import { CatchSettings } from './catch-settings';
import { EventSettings } from './event-settings';
import { FindSetting } from './find-setting';
import { RedactionSettings } from './redaction-settings';
import { partHeadingId, settingsParts, type SettingsPart } from './settings-parts';
import './settings.css';
import { Sought } from './sought';
import { ShortcutSettings } from './shortcut-settings';
import { StorageSettings } from './storage-settings';

/** What is set for this workspace on this computer. Everything acts at once. */
export function SettingsPage(): ReactNode {
  const [part, setPart] = useState<SettingsPart>('catch');
  const [sought, setSought] = useState('');
  const [toReveal, setToReveal] = useState<SettingsPart>();
  const open = useCallback((next: SettingsPart): void => {
    setPart(next);
    setSought('');
    setToReveal(next);
  }, []);
  useAskedPart(open);
  useSettingsStatus();
  // Only once all of the page stands there again, since a part may have been narrowed away.
  useEffect(() => {
    if (toReveal === undefined) return;
    revealPart(toReveal);
    setToReveal(undefined);
  }, [toReveal]);
  return (
    <div className="settings">
      <header className="page-head">
        <h1 className="page-title">Settings</h1>
        <span className="soft truncate">kept in the workspace; each acts at once</span>
        <span className="push" />
        <FindSetting value={sought} onChange={setSought} />
      </header>
      <nav className="pane settings-nav" aria-label="Settings">
        {settingsParts.map(({ part: entry, label, icon }) => (
          <button key={entry} type="button" aria-current={entry === part ? 'true' : undefined} onClick={() => open(entry)}>
            <Icon of={icon} />
            {label}
          </button>
        ))}
      </nav>
      <div className="pane">
        <div className="pane-scroll settings-page">
          <Sought value={sought}>
            <div className="settings-col">
              <CatchSettings />
              <StorageSettings />
              <EventSettings />
              <RedactionSettings />
            </div>
            <div className="settings-col">
              <AppearanceSettings />
              <ShortcutSettings />
              <AboutSettings />
            </div>
          </Sought>
          <p className="settings-none soft" role="status">
            No setting has these words.
          </p>
        </div>
      </div>
    </div>
  );
}

function useAskedPart(onPart: (part: SettingsPart) => void): void {
  const visit = useNavigation((state) => state.visit);
  const place = useNavigation((state) => state.place);
  const asked = place.section === 'settings' ? settingsParts.find(({ part }) => part === place.part)?.part : undefined;
  useEffect(() => {
    if (asked === undefined) return;
    onPart(asked);
    // A visit stands for one call of go(), which may name the same part twice.
  }, [visit, asked, onPart]);
}

function revealPart(part: SettingsPart): void {
  const heading = document.getElementById(partHeadingId(part));
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus();
}

const savedItems: readonly StatusItem[] = [{ id: 'settings.saved', side: 'end', icon: Check, content: 'Saved as you change it' }];

function useSettingsStatus(): void {
  useStatusItems(savedItems);
}
