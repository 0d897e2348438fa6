import { FolderInput, Download } from 'lucide-react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { sharedParts, type SharedIds, type SharedPart, type SharedPreview } from '../../../shared/contract/sharing-contract';
import { call } from '../../host/client';
import { counted } from '../../ui/format';
import { showToast } from '../../ui/toast';
import { endpointsStore } from './endpoints-state';

/** A file that was read: what it would add, and the lists that are chosen. */
export interface ImportForm {
  readonly fileName: string;
  readonly text: string;
  readonly preview: SharedPreview;
  readonly chosen: ReadonlySet<SharedPart>;
  readonly problem: string | undefined;
}

const longestFileBytes = 64 * 1024 * 1024;
const importStore = createStore<{ readonly form: ImportForm | undefined }>(() => ({ form: undefined }));

export function useImportForm(): ImportForm | undefined {
  return useStore(importStore, (state) => state.form);
}

/** What the lists are called, one and many. */
export const partNames: Readonly<Record<SharedPart, readonly [one: string, many: string]>> = {
  endpoints: ['endpoint', 'endpoints'],
  performers: ['performer', 'performers'],
  samples: ['sample', 'samples'],
  events: ['event of its own', 'events of its own'],
  rules: ['rule', 'rules'],
};

/** Reads a file and shows what it would add; adds nothing yet. */
export async function readWorkspaceFile(file: File): Promise<void> {
  if (file.size > longestFileBytes) return tell(`${file.name} is larger than 64 MB, so it was not read.`);
  const text = await file.text();
  const reply = await call('sharing.read', { text });
  if (!reply.ok) return tell(reply.error.message, `${file.name} was not imported`);
  const preview = reply.value;
  const fresh = sharedParts.filter((part) => preview.adds[part] > 0);
  if (fresh.length === 0) {
    showToast({ icon: FolderInput, title: 'Nothing to import', detail: `Everything in ${file.name} is in this workspace already.` });
    return;
  }
  importStore.setState({ form: { fileName: file.name, text, preview, chosen: new Set(fresh), problem: undefined } });
}

export function choosePart(part: SharedPart, isChosen: boolean): void {
  importStore.setState(({ form }) => {
    if (form === undefined) return { form };
    const chosen = new Set(form.chosen);
    if (isChosen) chosen.add(part);
    else chosen.delete(part);
    return { form: { ...form, chosen, problem: undefined } };
  });
}

export function closeImport(): void {
  importStore.setState({ form: undefined });
}

/** Adds what is chosen; the toast takes it back. */
export async function importChosen({ text, fileName, chosen }: ImportForm): Promise<void> {
  const reply = await call('sharing.import', { text, parts: [...chosen] });
  if (!reply.ok) {
    importStore.setState(({ form }) => ({ form: form === undefined ? form : { ...form, problem: reply.error.message } }));
    return;
  }
  closeImport();
  const { added } = reply.value;
  const [firstEndpoint] = added.endpoints;
  if (firstEndpoint !== undefined) endpointsStore.setState({ openId: firstEndpoint });
  showToast({ icon: FolderInput, title: `${listed(added)} imported`, detail: `from ${fileName}`, action: { label: 'Undo', keys: 'Ctrl Z', onSelect: () => void takeBack(added) } });
}

/** Saves the workspace as a file to hand on, and says what was left out of it. */
export async function exportWorkspace(): Promise<void> {
  const reply = await call('desktop.saveWorkspace', {});
  if (!reply.ok) return tell(reply.error.message);
  if (!reply.value.saved) return;
  const { withheld } = reply.value;
  const left = withheld === 0 ? 'Signing secrets and settings are not in it.' : `Signing secrets, settings and the values of ${counted(withheld, 'secret header')} are not in it.`;
  showToast({ icon: Download, title: 'Workspace saved', detail: left });
}

async function takeBack(added: SharedIds): Promise<void> {
  const reply = await call('sharing.takeBack', { added });
  if (!reply.ok) tell(reply.error.message);
}

/** Such as "2 endpoints and 1 rule". */
function listed(added: SharedIds): string {
  const words = sharedParts.filter((part) => added[part].length > 0).map((part) => `${added[part].length} ${partNames[part][added[part].length === 1 ? 0 : 1]}`);
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(words);
}

function tell(detail: string, title = 'Not done'): void {
  showToast({ tone: 'fail', title, detail });
}
