import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { EventDraft } from '../../shared/model/event';

export type Section = 'activity' | 'compose' | 'desk' | 'scenarios' | 'endpoints' | 'rules' | 'settings';

/** A record to compare: a captured request, or an attempt of a delivery (the last one where no number is given). */
export interface ComparedRecord {
  readonly direction: 'sent' | 'received';
  readonly id: string;
  readonly attempt?: number;
}

/** What lies under Activity: two records beside each other, or the records of two queries. What is missing is chosen there. */
export type ComparePlace =
  | { readonly kind: 'pair'; readonly a?: ComparedRecord; readonly b?: ComparedRecord }
  | { readonly kind: 'series'; readonly a?: string; readonly b?: string; readonly headersCount?: true };

/** A place in the window, with what to show there. Features go to one another's places by this, never by importing each other. */
export type Place =
  | { readonly section: 'activity'; readonly position?: number; readonly query?: string; readonly compare?: ComparePlace }
  /** `page`: what lies under Compose. */
  | { readonly section: 'compose'; readonly draft?: Partial<EventDraft>; readonly page?: 'burst' }
  | { readonly section: 'desk'; readonly create?: boolean }
  | { readonly section: 'scenarios'; readonly scenarioId?: string; readonly tab?: 'run' | 'file' | 'runs'; readonly create?: boolean }
  | { readonly section: 'endpoints'; readonly endpointId?: string; readonly create?: boolean }
  /** `captureId`: a rule is made from that captured request. `page`: what lies under Rules. */
  | { readonly section: 'rules'; readonly ruleId?: string; readonly create?: boolean; readonly captureId?: string; readonly page?: 'checks' }
  | { readonly section: 'settings'; readonly part?: string };

/** `visit` rises with every call of `go`, so that going to the same place twice is seen twice. */
export interface NavigationState {
  readonly place: Place;
  readonly visit: number;
}

export const navigationStore = createStore<NavigationState>(() => ({ place: { section: 'activity' }, visit: 0 }));

/** Opens a place. */
export function go(place: Place): void {
  navigationStore.setState((state) => ({ place, visit: state.visit + 1 }));
}

export function useNavigation<T>(select: (state: NavigationState) => T): T {
  return useStore(navigationStore, select);
}
