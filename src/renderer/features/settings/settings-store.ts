import type { Reply, ReplyError } from '../../../shared/contract/reply';
import type { ShortcutSettings } from '../../../shared/model/shortcut-settings';
import type { SettingsChanges } from '../../../shared/model/settings-changes';
import { call } from '../../host/client';
import { snapshotStore } from '../../host/snapshot-store';
import { showToast } from '../../ui/toast-store';
import { versionLines } from './versions';

/** Saves settings at once. A refusal is returned, to be shown beside the field that it is about. */
export async function saveSettings(changes: SettingsChanges): Promise<ReplyError | undefined> {
  const reply = await call('settings.update', changes);
  return reply.ok ? undefined : reply.error;
}

/** Saves the keys at once; says it where that could not be. */
export async function saveShortcuts(shortcuts: ShortcutSettings): Promise<boolean> {
  return told(await call('settings.update', { shortcuts })) !== undefined;
}

/** Opens the data folder in the system's file manager. */
export async function showDataFolder(): Promise<void> {
  told(await call('desktop.showDataFolder', {}));
}

/** Asks for another folder and moves the data there; the program then starts anew. */
export async function moveDataFolder(): Promise<void> {
  const reply = told(await call('desktop.moveDataFolder', {}));
  if (reply?.moved === true) showToast({ title: `Moving the data to ${reply.folder}`, detail: 'Hookbench starts anew when that is done.' });
}

/** Puts the versions of the program and of what it runs on, on the clipboard. */
export async function copyVersions(): Promise<void> {
  const state = snapshotStore.getState();
  if (!state.loaded) return;
  const text = versionLines(state.program)
    .map(({ name, version }) => `${name} ${version}`)
    .join('\n');
  if (told(await call('desktop.copy', { text })) !== undefined) showToast({ title: 'Copied the versions', tone: 'ok' });
}

/** Says a refusal in a toast; gives the value of an answer that is none. */
export function told<T>(reply: Reply<T>): T | undefined {
  if (reply.ok) return reply.value;
  showToast({ title: reply.error.message, tone: 'fail' });
  return undefined;
}
