import { call } from '../host/client';
import { snapshotStore } from '../host/snapshot-store';
import { showToast } from '../ui/toast-store';
import { catchUrl } from './catch-words';

/** The path that the shipped endpoint and the examples use on the catch server. */
const defaultPath = '/hooks/claims';

/** Puts the catch server's URL, with the path that the examples use, on the clipboard. */
export async function copyCatchUrl(): Promise<void> {
  const state = snapshotStore.getState();
  if (!state.loaded || state.catch.state !== 'catching') return;
  const url = `${catchUrl(state.catch).replace(/\/$/, '')}${defaultPath}`;
  const reply = await call('desktop.copy', { text: url });
  showToast(reply.ok ? { title: `Copied ${url}`, tone: 'ok' } : { title: reply.error.message, tone: 'fail' });
}

/** Tries the address of the settings again; what comes of it is told by the catch chip. */
export async function retryCatch(): Promise<void> {
  const reply = await call('catch.retry', {});
  if (!reply.ok) showToast({ title: reply.error.message, tone: 'fail' });
}

/** Catches on another port from now on. */
export async function moveCatch(port: number): Promise<void> {
  const reply = await call('settings.update', { catchPort: port });
  showToast(reply.ok ? { title: `Catching on port ${port}`, tone: 'ok' } : { title: reply.error.message, tone: 'fail' });
}

/** True while requests are caught. */
export function isCatching(): boolean {
  const state = snapshotStore.getState();
  return state.loaded && state.catch.state === 'catching';
}
