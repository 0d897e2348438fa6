import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** `clock`: 14:32:07.418, `ago`: 35 s ago, `iso`: 2026-11-23T14:32:07.418+01:00. */
export type TimeForm = 'clock' | 'ago' | 'iso';

/** The form in which the window shows times, wherever it shows one. */
const store = createStore<{ readonly form: TimeForm }>(() => ({ form: 'clock' }));

export function chooseTimeForm(form: TimeForm): void {
  store.setState({ form });
}

export function timeForm(): TimeForm {
  return store.getState().form;
}

export function useTimeForm(): TimeForm {
  return useStore(store, ({ form }) => form);
}
