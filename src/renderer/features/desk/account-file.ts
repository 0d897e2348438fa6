import { Download, FolderInput } from 'lucide-react';
import { accountLimits } from '../../../shared/model/account';
import { call } from '../../host/client';
import { counted } from '../../ui/format';
import { showToast } from '../../ui/toast';
import { deskStore } from './desk-state';

/** Saves the account as a file. */
export async function exportAccount(): Promise<void> {
  const reply = await call('desktop.saveAccount', {});
  if (!reply.ok) return void showToast({ tone: 'fail', title: 'Not exported', detail: reply.error.message });
  if (reply.value.saved) showToast({ icon: Download, title: 'Account exported', detail: counted(reply.value.claims, 'claim') });
}

/** Takes an exported account in the place of the one that is there. */
export async function importAccount(file: File): Promise<void> {
  if (file.size > accountLimits.importBytes) return void showToast({ tone: 'fail', title: `${file.name} was not imported`, detail: 'It is larger than 32 MB.' });
  const reply = await call('desk.import', { text: await file.text() });
  if (!reply.ok) return void showToast({ tone: 'fail', title: `${file.name} was not imported`, detail: reply.error.message, durationMs: 15_000 });
  showToast({ icon: FolderInput, title: `${counted(reply.value.claims, 'claim')} imported`, detail: `from ${file.name}` });
}

/** Makes a new account in the place of the one that is there. */
export async function generate(seed: number, count: number): Promise<void> {
  deskStore.setState({ isGenerating: true });
  const reply = await call('desk.generate', { seed, count });
  deskStore.setState({ isGenerating: false, ...(reply.ok ? { dialog: undefined, search: '', filter: 'all' as const, contactSearch: '' } : {}) });
  if (!reply.ok) return void showToast({ tone: 'fail', title: 'Not generated', detail: reply.error.message });
  showToast({ title: `${counted(count, 'claim')} generated`, detail: `from seed ${seed}` });
}

/** Puts the account back to how it was made. */
export async function resetAccount(): Promise<void> {
  const reply = await call('desk.reset', {});
  deskStore.setState({ dialog: undefined });
  if (!reply.ok) return void showToast({ tone: 'fail', title: 'Not reset', detail: reply.error.message });
  showToast({ title: 'Account reset', detail: 'Its changes are gone, nothing was sent' });
}
