import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CustomEvent } from '../../../shared/model/workspace';

/** The form that is open: with an event to change, or with none to add one. */
interface EventFormState {
  readonly form: { readonly event: CustomEvent | undefined } | undefined;
}

const eventFormStore = createStore<EventFormState>(() => ({ form: undefined }));

/** Opens the form: to change an event, or to add one. */
export function openEventForm(event: CustomEvent | undefined): void {
  eventFormStore.setState({ form: { event } });
}

export function closeEventForm(): void {
  eventFormStore.setState({ form: undefined });
}

export function useEventForm(): EventFormState['form'] {
  return useStore(eventFormStore, (state) => state.form);
}
