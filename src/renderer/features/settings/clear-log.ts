import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ClearableLog } from '../../../shared/contract/storage-contract';
import { call } from '../../host/client';
import { counted } from '../../ui/format';
import { showToast } from '../../ui/toast-store';
import { told } from './settings-store';

/** What would go and stay, while the user is asked. */
interface ClearQuestion {
  readonly asked: ClearableLog | undefined;
}

const clearQuestion = createStore<ClearQuestion>(() => ({ asked: undefined }));

/** Asks whether to clear the log, with what would go and what would stay as it is now. */
export async function askClear(): Promise<void> {
  const asked = told(await call('storage.clearable', {}));
  if (asked !== undefined) clearQuestion.setState({ asked });
}

export function closeClear(): void {
  clearQuestion.setState({ asked: undefined });
}

export function useClearQuestion(): ClearableLog | undefined {
  return useStore(clearQuestion, (state) => state.asked);
}

/** Clears what was asked about; what came since stays. */
export async function clearLog({ upTo, goes }: ClearableLog): Promise<void> {
  closeClear();
  const id = showToast({ title: `Clearing ${counted(goes, 'record')}` });
  const cleared = told(await call('storage.clear', { upTo }));
  if (cleared !== undefined) showToast({ id, tone: 'ok', title: `Cleared ${counted(cleared.removed, 'record')}` });
}
