import { createStore } from 'zustand/vanilla';
import type { ImportedFile } from '../../../../shared/contract/import-contract';

interface ImportState {
  /** The dialog that is open. */
  readonly open: 'curl' | 'report' | 'sample' | undefined;
  /** What was pasted, to begin with. */
  readonly text: string;
  /** What became of the last file. */
  readonly report: (ImportedFile & { readonly name: string }) | undefined;
  /** The record that a sample is made from. */
  readonly recordId: string;
}

/** What is being taken in, or made into a sample. */
export const importStore = createStore<ImportState>(() => ({ open: undefined, text: '', report: undefined, recordId: '' }));

/** Asks for a curl command; `text` is one that was pasted already. */
export function askCurl(text = ''): void {
  importStore.setState({ open: 'curl', text });
}

/** Asks for the name of a sample that is made from a record. */
export function askSample(recordId: string): void {
  importStore.setState({ open: 'sample', recordId });
}

export function closeImport(): void {
  importStore.setState({ open: undefined });
}
