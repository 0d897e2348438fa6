import { CopyPlus, Trash2 } from 'lucide-react';
import { call } from '../../host/client';
import type { Place } from '../../host/navigation';
import { showToast } from '../../ui/toast';
import { inFileTurn } from './file-turns';
import { readAgain } from './outside-change';
import { showRunsOf } from './scenario-runs';
import { noChoice, scenariosStore, type OpenScenario, type ScenarioTab } from './scenarios-state';

const { getState, setState } = scenariosStore;

const saveDelayMs = 700;
const firstText = `name: New scenario
about: One line on what it shows.
seed: 1
endpoints:
  receiver: Local catch server
steps:
  - do: create claim
  - expect: event:claim.created
    exactly: 1
    within: 5 s
`;

let lastVisit = -1;
let openings = 0;
/** The scenario that is about to open. */
let openingId: string | undefined;
let checks = 0;
let saveTimer: ReturnType<typeof setTimeout> | undefined;
let copying = false;

/** Does what a place asks for, once a visit. */
export function visitScenarios(place: Place, visit: number): void {
  if (place.section !== 'scenarios' || visit === lastVisit) return;
  lastVisit = visit;
  void loadScenarios().then(() => {
    const coming = openingId ?? getState().open?.entry.id;
    const wanted = place.scenarioId ?? coming ?? getState().entries?.[0]?.id;
    if (wanted !== undefined && wanted !== coming) void openScenario(wanted);
    if (place.tab !== undefined) showTab(place.tab);
    if (place.create === true) void newScenario();
  });
}

/** Reads what is on the shelf. */
export async function loadScenarios(): Promise<void> {
  const reply = await call('scenarios.list', {});
  if (reply.ok) setState({ entries: reply.value, problem: undefined });
  else setState({ problem: reply.error.message });
}

export function searchScenarios(search: string): void {
  setState({ search });
}

export function showTab(tab: ScenarioTab): void {
  setState({ tab });
}

/** Opens a scenario; what was typed in another is saved first. The one that was asked for last is what opens. */
export async function openScenario(id: string): Promise<void> {
  openings += 1;
  const opening = openings;
  openingId = id;
  const reply = await read(id).finally(() => {
    if (opening === openings) openingId = undefined;
  });
  if (opening !== openings) return;
  if (!reply.ok) return tell(reply.error.message);
  const { entry, text, check } = reply.value;
  setState({ open: { entry, text, check, onDisk: text, saving: 'kept', opening }, choice: noChoice, run: undefined, beside: undefined, runs: [] });
  await showRunsOf(entry.id);
}

async function read(id: string): ReturnType<typeof call<'scenarios.read'>> {
  await saveNow();
  return call('scenarios.read', { id });
}

/** Takes what was typed. The first change of a shipped scenario makes a copy in the workspace. */
export function editText(text: string): void {
  const { open } = getState();
  if (open === undefined || text === open.text) return;
  setState({ open: { ...open, text, saving: 'waiting' } });
  void checkText(text);
  if (open.entry.origin === 'shipped') {
    void copyForEdit(open);
    return;
  }
  clearTimeout(saveTimer);
  saveTimer = setTimeout(() => void saveNow(), saveDelayMs);
}

/** Saves what was typed and is not on disk yet. */
export function saveNow(): Promise<void> {
  clearTimeout(saveTimer);
  return inFileTurn(save);
}

async function save(): Promise<void> {
  const { open } = getState();
  if (open === undefined || open.saving !== 'waiting' || open.outside !== undefined || open.entry.origin === 'shipped') return;
  const { text, entry } = open;
  const reply = await call('scenarios.save', { id: entry.id, text, over: entry.savedAtMs });
  const now = getState().open;
  if (now === undefined || now.entry.id !== entry.id) return;
  if (!reply.ok) {
    if (reply.error.code === 'conflict' || reply.error.code === 'not-found') return readAgain();
    setState({ open: { ...now, saving: 'refused' } });
    return tell(reply.error.message);
  }
  setState({ open: { ...now, entry: reply.value, onDisk: text, saving: now.text === text ? 'kept' : 'waiting' } });
  await loadScenarios();
}

export async function newScenario(): Promise<void> {
  await makeScenario('New scenario', firstText);
}

/** Makes a scenario out of a text and opens it. */
export async function makeScenario(name: string, text: string): Promise<void> {
  await saveNow();
  const reply = await call('scenarios.save', { name, text });
  if (!reply.ok) return tell(reply.error.message);
  await loadScenarios();
  await openScenario(reply.value.id);
  showTab('file');
}

/** Takes a file in from elsewhere, whatever is in it: what is wrong with it is shown in its lines. */
export async function takeFile(file: File): Promise<void> {
  if (file.size > 1024 * 1024) return tell(`${file.name} is larger than 1 MB, so it was not read.`);
  await makeScenario(file.name.replace(/\.ya?ml$/i, ''), await file.text());
}

export async function copyScenario(): Promise<void> {
  const { open } = getState();
  if (open === undefined) return;
  await saveNow();
  const reply = await call('scenarios.copy', { id: open.entry.id });
  if (!reply.ok) return tell(reply.error.message);
  await loadScenarios();
  await openScenario(reply.value.id);
  showToast({ icon: CopyPlus, title: 'Saved a copy', detail: reply.value.fileName });
}

/** Deletes the open scenario; the toast puts it back. */
export async function deleteScenario(): Promise<void> {
  const { open } = getState();
  if (open === undefined || open.entry.origin === 'shipped') return;
  clearTimeout(saveTimer);
  const { entry, text } = open;
  const reply = await call('scenarios.delete', { id: entry.id });
  if (!reply.ok) return tell(reply.error.message);
  await closeScenario();
  showToast({ icon: Trash2, title: `Scenario “${entry.name}” deleted`, action: { label: 'Undo', keys: 'Ctrl Z', onSelect: () => void makeScenario(entry.fileName.replace(/\.ya?ml$/i, ''), text) } });
}

/** Closes the open scenario and opens the first of the shelf. */
export async function closeScenario(): Promise<void> {
  setState({ open: undefined, run: undefined, runs: [], beside: undefined });
  await loadScenarios();
  const next = getState().entries?.[0]?.id;
  if (next !== undefined) await openScenario(next);
}

async function checkText(text: string): Promise<void> {
  checks += 1;
  const mine = checks;
  const reply = await call('scenarios.check', { text });
  const { open } = getState();
  if (mine !== checks || open === undefined) return;
  if (reply.ok) setState({ open: { ...open, check: reply.value } });
}

async function copyForEdit({ entry }: OpenScenario): Promise<void> {
  if (copying) return;
  copying = true;
  const reply = await call('scenarios.copy', { id: entry.id });
  copying = false;
  if (!reply.ok) return tell(reply.error.message);
  const { open } = getState();
  if (open === undefined || open.entry.id !== entry.id) return;
  setState({ open: { ...open, entry: reply.value } });
  showToast({ icon: CopyPlus, title: 'You are changing a copy', detail: 'The shipped scenario stays as it is.' });
  await saveNow();
}

function tell(detail: string): void {
  showToast({ tone: 'fail', title: 'Not done', detail });
}
