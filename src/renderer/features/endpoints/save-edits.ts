import type { EndpointDraft } from '../../../shared/contract/contract';
import { call } from '../../host/client';
import { snapshotStore } from '../../host/snapshot-store';
import { withEntry } from '../../ui/with-entry';
import { endpointsStore, savedEndpoints } from './endpoints-state';

type Field = keyof EndpointDraft;

const pauseMs = 350;
const timers = new Map<string, ReturnType<typeof setTimeout>>();
/** Saves of one endpoint go one after another, so that an older one never lands on a newer one. */
const queues = new Map<string, Promise<void>>();
/** Fields that main has saved, shown from here until the live event brings them. */
const confirmed = new Map<string, EndpointDraft>();

const { getState, setState } = endpointsStore;

/** Shows an edit at once and saves it when typing pauses. */
export function editSoon(id: string, changes: EndpointDraft): void {
  putEdit(id, changes);
  clearTimeout(timers.get(id));
  timers.set(id, setTimeout(() => void saveEdits(id), pauseMs));
}

/** Shows an edit and saves it at once: for what is chosen and not typed. */
export function editNow(id: string, changes: EndpointDraft): Promise<void> {
  putEdit(id, changes);
  return saveEdits(id);
}

/** Saves what is waiting for one endpoint; a refusal keeps the edit in the editor and tells what is wrong with it. */
export function saveEdits(id: string): Promise<void> {
  clearTimeout(timers.get(id));
  timers.delete(id);
  const save = (queues.get(id) ?? Promise.resolve()).then(() => saveOnce(id));
  queues.set(id, save);
  return save;
}

/** Forgets what was not saved, such as the edits of an endpoint that was deleted. */
export function dropEdits(id: string): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
  confirmed.delete(id);
  setState(({ edits, problems, saveStates, headerRows }) => ({
    edits: withEntry(edits, id, undefined),
    problems: withEntry(problems, id, undefined),
    saveStates: withEntry(saveStates, id, undefined),
    headerRows: withEntry(headerRows, id, undefined),
  }));
}

function putEdit(id: string, changes: EndpointDraft): void {
  setState(({ edits, saveStates }) => ({
    edits: withEntry(edits, id, { ...edits.get(id), ...changes }),
    saveStates: withEntry(saveStates, id, 'saving'),
  }));
}

async function saveOnce(id: string): Promise<void> {
  const sent = getState().edits.get(id);
  if (sent === undefined) return;
  const reply = await call('endpoints.update', { id, changes: sent });
  if (reply.ok) {
    confirm(id, sent);
    setState(({ edits, problems, saveStates }) => ({
      problems: withEntry(problems, id, undefined),
      saveStates: withEntry(saveStates, id, hasUnsaved(id, edits.get(id)) ? 'saving' : 'saved'),
    }));
    return;
  }
  const field = (reply.error.field ?? '').replace(/^\/changes/, '');
  setState(({ problems, saveStates }) => ({
    problems: withEntry(problems, id, { field, message: reply.error.message }),
    saveStates: withEntry(saveStates, id, 'refused'),
  }));
  // One bad field must not keep the good ones from being saved.
  const good = without(sent, field.split('/')[1]);
  if (good !== undefined && (await call('endpoints.update', { id, changes: good })).ok) confirm(id, good);
}

function confirm(id: string, saved: EndpointDraft): void {
  confirmed.set(id, { ...confirmed.get(id), ...saved });
  settle();
}

/** Takes confirmed edits away once the window's copy of the workspace has them: earlier, the old value would show for a moment. */
function settle(): void {
  for (const endpoint of savedEndpoints()) {
    const saved = confirmed.get(endpoint.id);
    const waiting = getState().edits.get(endpoint.id);
    if (saved === undefined || waiting === undefined) continue;
    const left = fieldsOf(waiting).filter((field) => waiting[field] !== saved[field] || JSON.stringify(waiting[field]) !== JSON.stringify(endpoint[field]));
    if (left.length === fieldsOf(waiting).length) continue;
    if (left.length === 0) confirmed.delete(endpoint.id);
    setState(({ edits }) => ({ edits: withEntry(edits, endpoint.id, pick(waiting, left)) }));
  }
}

snapshotStore.subscribe(settle);

function hasUnsaved(id: string, waiting: EndpointDraft | undefined): boolean {
  const saved = confirmed.get(id) ?? {};
  return waiting !== undefined && fieldsOf(waiting).some((field) => waiting[field] !== saved[field]);
}

function without(draft: EndpointDraft, field: string | undefined): EndpointDraft | undefined {
  const fields = fieldsOf(draft).filter((other) => other !== field);
  return fields.length === fieldsOf(draft).length ? undefined : pick(draft, fields);
}

function pick(draft: EndpointDraft, fields: readonly Field[]): EndpointDraft | undefined {
  return fields.length === 0 ? undefined : Object.fromEntries(fields.map((field) => [field, draft[field]]));
}

function fieldsOf(draft: EndpointDraft): readonly Field[] {
  return Object.keys(draft) as Field[];
}
