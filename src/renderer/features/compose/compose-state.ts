import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CatalogEntry } from '../../../shared/catalog/catalog';
import type { ComposeVerdict, RequestPreview, Snapshot } from '../../../shared/contract/contract';
import type { Reply } from '../../../shared/contract/reply';
import type { EventDraft, Source, SubjectKind } from '../../../shared/model/event';
import { snapshotStore } from '../../host/snapshot-store';
import { readPerformer, type PerformerDraft } from './performer-draft';
import { sendPlan, type SendPlan } from './send-plan';

/** The text of a subject, and the sample that it came from. */
export interface SubjectDraft {
  readonly text: string;
  readonly sampleId?: string;
}

/** Main's answer about a draft: `text` is the subject that it judged. */
export interface Judged {
  readonly text: string;
  readonly reply: Reply<ComposeVerdict>;
}

export type ComposeDialog = 'save-sample' | 'add-event' | 'edit-event' | 'fault' | 'add-fault' | 'history';

/** What the page of Compose holds; it outlives the page, so nothing typed is lost when another section is opened. */
export interface ComposeState {
  readonly started: boolean;
  readonly eventName: string;
  readonly source: Source;
  readonly performer: PerformerDraft;
  /** One text a kind of subject: switching the event between kinds gives each its own back. */
  readonly subjects: Readonly<Record<SubjectKind, SubjectDraft>>;
  /** Endpoints whose tick was taken away. */
  readonly leftOut: ReadonlySet<string>;
  /** Endpoints that are to get it although they would not. */
  readonly anyway: ReadonlySet<string>;
  readonly previewEndpointId: string | undefined;
  readonly judged: Judged | undefined;
  readonly preview: Reply<RequestPreview> | undefined;
  readonly sending: boolean;
  readonly dialog: ComposeDialog | undefined;
  /** True while the search for an event waits to get the focus. */
  readonly findFocus: boolean;
  /** The visit of the place whose draft was filled in last. */
  readonly filledVisit: number;
}

const empty: SubjectDraft = { text: '{}' };

export const composeStore = createStore<ComposeState>(() => ({
  started: false,
  eventName: '',
  source: 'ui',
  performer: { userId: '', userName: '', tokenName: '' },
  subjects: { claim: empty, contact: empty },
  leftOut: new Set(),
  anyway: new Set(),
  previewEndpointId: undefined,
  judged: undefined,
  preview: undefined,
  sending: false,
  dialog: undefined,
  findFocus: false,
  filledVisit: -1,
}));

export function useCompose<T>(select: (state: ComposeState) => T): T {
  return useStore(composeStore, select);
}

/** The window's copy of what main keeps, outside React; undefined before the first snapshot. */
export function snapshotNow(): Snapshot | undefined {
  const state = snapshotStore.getState();
  return state.loaded ? state : undefined;
}

/** The catalogue's entry of the chosen event; undefined where it is not in the catalogue. */
export function chosenEntry(eventName: string, catalog: readonly CatalogEntry[]): CatalogEntry | undefined {
  return catalog.find((entry) => entry.name === eventName);
}

/** The kind of the chosen event's subject. */
export function chosenKind(eventName: string, catalog: readonly CatalogEntry[]): SubjectKind {
  return chosenEntry(eventName, catalog)?.subject ?? 'claim';
}

/** The draft as it stands, or what in the fields keeps it from being one. */
export function draftNow(state: ComposeState, catalog: readonly CatalogEntry[]): { readonly ok: true; readonly draft: EventDraft } | { readonly ok: false; readonly message: string } {
  const performer = readPerformer(state.source, state.performer);
  if (!performer.ok) return performer;
  const subject = state.subjects[chosenKind(state.eventName, catalog)];
  return { ok: true, draft: { name: state.eventName, source: state.source, performedBy: performer.performedBy, subjectText: subject.text } };
}

/** What Send would do now. */
export function planNow(state: ComposeState): SendPlan {
  const performer = readPerformer(state.source, state.performer);
  const reply = state.judged?.reply;
  const problem = performer.ok ? (reply?.ok === false ? reply.error.message : undefined) : performer.message;
  return sendPlan(problem, reply?.ok === true ? reply.value : undefined, state.leftOut, state.anyway);
}
