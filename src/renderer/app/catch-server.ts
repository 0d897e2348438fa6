import type { Reply } from '../../shared/contract/reply';
import type { CatchPort } from '../../shared/model/workspace';
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

/** Tries again the ports that do not listen; what comes of it is told by the catch chip. */
export async function retryCatch(): Promise<void> {
  tellRefusal(await call('catch.retry', {}));
}

/** Turns requests away from now on, in the way of the settings. */
export async function pauseCatching(): Promise<void> {
  tellRefusal(await call('catch.pause', {}));
}

export async function resumeCatching(): Promise<void> {
  tellRefusal(await call('catch.resume', {}));
}

/** Catches on another port from now on. */
export async function moveCatch(port: number): Promise<void> {
  const reply = await call('settings.update', { catchPort: port });
  showToast(reply.ok ? { title: `Catching on port ${port}`, tone: 'ok' } : { title: reply.error.message, tone: 'fail' });
}

/** Changes a further port, such as to another number. */
export async function changePort(id: string, changes: Partial<CatchPort>): Promise<void> {
  const state = snapshotStore.getState();
  if (!state.loaded) return;
  const { morePorts } = state.workspace.settings;
  tellRefusal(await call('settings.update', { morePorts: morePorts.map((port) => (port.id === id ? { ...port, ...changes } : port)) }));
}

/** True while requests are caught. */
export function isCatching(): boolean {
  return catchState() === 'catching';
}

export function isPaused(): boolean {
  return catchState() === 'paused';
}

/** True while some port that should listen does not. */
export function canRetry(): boolean {
  const state = snapshotStore.getState();
  return state.loaded && [state.catch, ...state.catchSurroundings.ports.map(({ status }) => status)].some(({ state: each }) => each === 'stopped');
}

function catchState(): string | undefined {
  const state = snapshotStore.getState();
  return state.loaded ? state.catch.state : undefined;
}

function tellRefusal(reply: Reply<unknown>): void {
  if (!reply.ok) showToast({ title: reply.error.message, tone: 'fail' });
}
