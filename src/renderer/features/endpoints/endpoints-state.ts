import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { EndpointDraft } from '../../../shared/contract/contract';
import type { Endpoint } from '../../../shared/model/endpoint';
import { snapshotStore } from '../../host/snapshot-store';

/** One header as it stands in the editor; `key` stays with the row while it is moved and edited. */
export interface HeaderRow {
  readonly key: number;
  readonly name: string;
  readonly value: string;
}

/** What main refused, by the field of the endpoint it is about. */
export interface SaveProblem {
  readonly field: string;
  readonly message: string;
}

/** `idle` has nothing to tell yet; `saved` is told until the next edit. */
export type SaveState = 'idle' | 'saving' | 'saved' | 'refused';

/** What the page of Endpoints holds; it outlives the page. */
export interface EndpointsState {
  readonly openId: string | undefined;
  /** True while the editor is open over the matrix, where the window is narrow. */
  readonly editorOpen: boolean;
  /** Edits that main has not confirmed yet, by endpoint. */
  readonly edits: ReadonlyMap<string, EndpointDraft>;
  readonly problems: ReadonlyMap<string, SaveProblem>;
  readonly saveStates: ReadonlyMap<string, SaveState>;
  /** Rows of the headers being edited; they may hold what cannot be saved yet, such as a row without a name. */
  readonly headerRows: ReadonlyMap<string, readonly HeaderRow[]>;
  /** Endpoints left out of the set-up request. */
  readonly leftOutOfSetup: ReadonlySet<string>;
  /** The endpoint whose name wants the focus: after adding and duplicating. */
  readonly nameFocusId: string | undefined;
}

export const endpointsStore = createStore<EndpointsState>(() => ({
  openId: undefined,
  editorOpen: false,
  edits: new Map(),
  problems: new Map(),
  saveStates: new Map(),
  headerRows: new Map(),
  leftOutOfSetup: new Set(),
  nameFocusId: undefined,
}));

export function useEndpoints<T>(select: (state: EndpointsState) => T): T {
  return useStore(endpointsStore, select);
}

/** The endpoints as main last told them. */
export function savedEndpoints(): readonly Endpoint[] {
  const state = snapshotStore.getState();
  return state.loaded ? state.workspace.endpoints : [];
}

/** The endpoint with its unconfirmed edits in place. */
export function withEdits(endpoint: Endpoint, edits: ReadonlyMap<string, EndpointDraft>): Endpoint {
  const draft = edits.get(endpoint.id);
  return draft === undefined ? endpoint : { ...endpoint, ...draft };
}

/** The endpoint whose editor is open: the chosen one, else the first. */
export function openEndpoint(endpoints: readonly Endpoint[], openId: string | undefined): Endpoint | undefined {
  return endpoints.find(({ id }) => id === openId) ?? endpoints[0];
}
