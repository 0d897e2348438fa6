import { Trash2 } from 'lucide-react';
import type { ReplyError } from '../../../shared/contract/reply';
import type { CatchPort } from '../../../shared/model/workspace';
import { call } from '../../host/client';
import { snapshotStore } from '../../host/snapshot-store';
import { showToast } from '../../ui/toast-store';
import { saveSettings, told } from './settings-store';

function morePorts(): readonly CatchPort[] {
  const state = snapshotStore.getState();
  return state.loaded ? state.workspace.settings.morePorts : [];
}

/** Changes a further port, or adds it at the end. A refusal is returned. */
export function savePort(port: CatchPort): Promise<ReplyError | undefined> {
  const before = morePorts();
  return saveSettings({ morePorts: before.some(({ id }) => id === port.id) ? before.map((other) => (other.id === port.id ? port : other)) : [...before, port] });
}

export async function switchPort(port: CatchPort, enabled: boolean): Promise<void> {
  const error = await savePort({ ...port, enabled });
  if (error !== undefined) showToast({ title: error.message, tone: 'fail' });
}

/** Removes a further port; the toast brings it back in its place. */
export async function removePort(port: CatchPort): Promise<void> {
  const before = morePorts();
  const index = before.findIndex(({ id }) => id === port.id);
  if (told(await call('settings.update', { morePorts: before.filter(({ id }) => id !== port.id) })) === undefined) return;
  showToast({
    icon: Trash2,
    title: `Removed port ${port.port}`,
    action: {
      label: 'Undo',
      keys: 'Ctrl Z',
      onSelect: () => void call('settings.update', { morePorts: [...morePorts().slice(0, index), port, ...morePorts().slice(index)] }).then(told),
    },
  });
}

/** Saves the certificate of the HTTPS ports as a file, for senders that shall trust it. */
export async function saveCertificate(): Promise<void> {
  const reply = told(await call('desktop.saveCertificate', {}));
  if (reply?.saved === true) showToast({ title: 'Saved the certificate', tone: 'ok' });
}
