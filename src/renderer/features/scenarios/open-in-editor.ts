import { call } from '../../host/client';
import { showToast } from '../../ui/toast';
import { copyScenario, saveNow } from './scenario-library';
import { scenariosStore } from './scenarios-state';

/** Opens the scenario's file in the system's editor; of a shipped one a copy is made first. */
export async function openInEditor(): Promise<void> {
  const { getState } = scenariosStore;
  if (getState().open?.entry.origin === 'shipped') await copyScenario();
  await saveNow();
  const { open } = getState();
  if (open === undefined || open.entry.origin === 'shipped') return;
  const reply = await call('desktop.openScenario', { id: open.entry.id });
  if (!reply.ok) showToast({ tone: 'fail', title: 'Not opened', detail: reply.error.message });
}
