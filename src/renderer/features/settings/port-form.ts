import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CatchPort } from '../../../shared/model/workspace';

/** The form that is open: with a port to change, or with none to add one. */
interface PortFormState {
  readonly form: { readonly port: CatchPort | undefined } | undefined;
}

const portFormStore = createStore<PortFormState>(() => ({ form: undefined }));

/** Opens the form: to change a further port, or to add one. */
export function openPortForm(port: CatchPort | undefined): void {
  portFormStore.setState({ form: { port } });
}

export function closePortForm(): void {
  portFormStore.setState({ form: undefined });
}

export function usePortForm(): PortFormState['form'] {
  return useStore(portFormStore, (state) => state.form);
}
