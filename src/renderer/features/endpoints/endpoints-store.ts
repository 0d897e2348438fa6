import { Trash2 } from 'lucide-react';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { HeaderPair } from '../../../shared/model/header';
import { call } from '../../host/client';
import type { Place } from '../../host/navigation';
import { showToast } from '../../ui/toast';
import { withEntry } from '../../ui/with-entry';
import { endpointsStore, savedEndpoints, withEdits, type HeaderRow } from './endpoints-state';
import { dropEdits, editNow, editSoon, saveEdits } from './save-edits';
import { toggled, toggledGroup } from './subscriptions';

const { getState, setState } = endpointsStore;

let headerKeys = 0;

let lastVisit = -1;

/** Does what a place asks for, once a visit: opens an endpoint, or adds one. */
export function visitEndpoints(place: Place, visit: number): void {
  if (place.section !== 'endpoints' || visit === lastVisit) return;
  lastVisit = visit;
  if (place.create === true) void addEndpoint();
  else if (place.endpointId !== undefined) openInEditor(place.endpointId);
}

/** The name has got the focus that it wanted. */
export function endNameFocus(): void {
  setState({ nameFocusId: undefined });
}

/** Opens an endpoint in the editor. */
export function openInEditor(id: string): void {
  // Rows of another visit may be older than what is saved by now.
  setState(({ headerRows }) => ({ openId: id, editorOpen: true, headerRows: withEntry(headerRows, id, undefined) }));
}

export function closeEditor(): void {
  setState({ editorOpen: false });
}

/** Adds an endpoint, subscribed to nothing yet, and opens it with its name ready to be typed. */
export async function addEndpoint(): Promise<void> {
  const taken = savedEndpoints().map(({ name }) => name);
  const reply = await call('endpoints.add', { name: freeName('New endpoint', taken) });
  if (!reply.ok) return tellProblem(reply.error.message);
  openNamed(reply.value.id);
}

export async function duplicateEndpoint(id: string): Promise<void> {
  await saveEdits(id);
  const reply = await call('endpoints.duplicate', { id });
  if (!reply.ok) return tellProblem(reply.error.message);
  openNamed(reply.value.id);
}

/** Deletes at once; the toast puts the endpoint back where it was, with everything that was set. */
export async function deleteEndpoint(id: string): Promise<void> {
  await saveEdits(id);
  const endpoints = savedEndpoints();
  const place = endpoints.findIndex((endpoint) => endpoint.id === id);
  const rest = endpoints.filter((endpoint) => endpoint.id !== id);
  // The next one opens at once, so that the editor never stands empty and the focus has a place to go.
  setState({ openId: (rest[place] ?? rest.at(-1))?.id, editorOpen: false });
  const reply = await call('endpoints.delete', { id });
  if (!reply.ok) {
    setState({ openId: id });
    return tellProblem(reply.error.message);
  }
  dropEdits(id);
  const removed = reply.value;
  const restore = async (): Promise<void> => {
    const restored = await call('endpoints.restore', removed);
    if (!restored.ok) return tellProblem(restored.error.message);
    setState({ openId: removed.item.id });
  };
  showToast({ icon: Trash2, title: `Endpoint “${removed.item.name}” deleted`, action: { label: 'Undo', keys: 'Ctrl Z', onSelect: () => void restore() } });
}

function tellProblem(message: string): void {
  showToast({ tone: 'fail', title: 'Not done', detail: message });
}

/** Subscribes an endpoint to an event, or takes the subscription away. */
export function toggleSubscription(id: string, eventName: string): void {
  const endpoint = current(id);
  if (endpoint !== undefined) void editNow(id, { events: toggled(endpoint.events, eventName) });
}

/** Subscribes an endpoint to a whole group, or to none of it where it has all. */
export function toggleGroup(id: string, eventNames: readonly string[]): void {
  const endpoint = current(id);
  if (endpoint !== undefined) void editNow(id, { events: toggledGroup(endpoint.events, eventNames) });
}

/** The header rows of the editor: those under edit, else the saved ones. */
export function headerRowsOf(rows: readonly HeaderRow[] | undefined, headers: readonly HeaderPair[]): readonly HeaderRow[] {
  return rows ?? headers.map(([name, value], index) => ({ key: -1 - index, name, value }));
}

/** Puts these rows in the editor and saves those that have a name or a value. */
export function writeHeaderRows(id: string, rows: readonly HeaderRow[]): void {
  setState(({ headerRows }) => ({ headerRows: withEntry(headerRows, id, rows) }));
  editSoon(id, { headers: rows.filter(({ name, value }) => name !== '' || value !== '').map(({ name, value }) => [name, value] as const) });
}

export function newHeaderRow(): HeaderRow {
  headerKeys += 1;
  return { key: headerKeys, name: '', value: '' };
}

/** Takes an endpoint into the set-up request, or out of it. */
export function tickSetup(id: string, ticked: boolean): void {
  const leftOutOfSetup = new Set(getState().leftOutOfSetup);
  if (ticked) leftOutOfSetup.delete(id);
  else leftOutOfSetup.add(id);
  setState({ leftOutOfSetup });
}

function current(id: string): Endpoint | undefined {
  const endpoint = savedEndpoints().find((candidate) => candidate.id === id);
  return endpoint === undefined ? undefined : withEdits(endpoint, getState().edits);
}

function openNamed(id: string): void {
  setState({ openId: id, editorOpen: true, nameFocusId: id });
}

function freeName(base: string, taken: readonly string[]): string {
  if (!taken.includes(base)) return base;
  let number = 2;
  while (taken.includes(`${base} ${number}`)) number += 1;
  return `${base} ${number}`;
}
