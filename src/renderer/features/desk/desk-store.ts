import type { ClaimFilter } from '../../../shared/contract/desk-contract';
import type { LiveEvent } from '../../../shared/contract/live-events';
import { call } from '../../host/client';
import { onLiveEvent } from '../../host/live';
import type { Place } from '../../host/navigation';
import { claimRows, contactRows, deskStore, type DeskDialog, type DeskTab } from './desk-state';

const { getState, setState } = deskStore;
const timelineBlocks = 50;
// Several deliveries of one event end within moments of one another.
const traceDelayMs = 60;

let lastVisit = -1;
let traceTimer: ReturnType<typeof setTimeout> | undefined;

/** Keeps the desk true to the account while it is shown. Returns a function that ends it. */
export function startDesk(): () => void {
  void refresh();
  const stop = onLiveEvent(hear);
  return () => {
    stop();
    clearTimeout(traceTimer);
  };
}

/** Does what a place asks for, once a visit. */
export function visitDesk(place: Place, visit: number): void {
  if (place.section !== 'desk' || visit === lastVisit) return;
  lastVisit = visit;
  if (place.create === true) setState({ dialog: 'claim', tab: 'claims' });
}

function hear(event: LiveEvent): void {
  if (event.type === 'desk.changed') void refresh();
  if (event.type !== 'delivery.changed') return;
  const isShown = getState().trace?.blocks.some(({ change }) => change.kind !== 'undo' && change.eventId === event.delivery.eventId) ?? false;
  if (!isShown) return;
  clearTimeout(traceTimer);
  traceTimer = setTimeout(() => void loadTrace(), traceDelayMs);
}

async function refresh(): Promise<void> {
  const summary = await call('desk.summary', {});
  if (!summary.ok) return setState({ problem: summary.error.message });
  setState({ summary: summary.value, problem: undefined });
  await Promise.all([refreshList(), loadCard(), loadRank()]);
}

/** Only the list that is shown is asked for: the other one is, when it is opened. */
function refreshList(): Promise<void> {
  return getState().tab === 'claims' ? claimRows.refresh() : contactRows.refresh();
}

export function openTab(tab: DeskTab): void {
  setState({ tab, trace: undefined });
  void refreshList();
  void loadCard();
}

export function openDialog(dialog: DeskDialog | undefined): void {
  setState({ dialog });
}

/** Looks for claims while they are typed. */
export function searchClaims(search: string): void {
  setState({ search });
  void claimRows.refresh();
  void loadRank();
}

export function filterClaims(filter: ClaimFilter): void {
  setState({ filter });
  void claimRows.refresh();
  void loadRank();
}

export function searchContacts(contactSearch: string): void {
  setState({ contactSearch });
  void contactRows.refresh();
}

/** Opens a claim; where its rank is known the list need not be asked for it. */
export function openClaim(claimId: number, claimRank?: number): void {
  const { claimId: before, tab } = getState();
  setState({ tab: 'claims', claimId, claimRank });
  if (before !== claimId || tab !== 'claims') setState({ card: undefined, trace: undefined });
  if (tab !== 'claims') void refreshList();
  void loadCard();
  if (claimRank === undefined) void loadRank();
}

export function openContact(contactId: number): void {
  const isNew = getState().tab !== 'contacts';
  setState({ tab: 'contacts', contactId, contactCard: undefined, trace: undefined });
  if (isNew) void refreshList();
  void loadCard();
}

/** Goes so many rows on from the open claim, or to the ends of the list; opens the claim that is there. */
export async function moveClaim(rows: number): Promise<number | undefined> {
  const { claimRank } = getState();
  const { total } = claimRows.store.getState();
  if (total === 0) return undefined;
  const from = claimRank ?? (rows > 0 ? -1 : total);
  const rank = Math.max(0, Math.min(total - 1, rows === Infinity ? total - 1 : rows === -Infinity ? 0 : from + rows));
  const row = await claimRows.row(rank);
  if (row === undefined) return undefined;
  openClaim(row.id, rank);
  return rank;
}

export async function moveContact(rows: number, from: number | undefined): Promise<number | undefined> {
  const { total } = contactRows.store.getState();
  if (total === 0) return undefined;
  const rank = Math.max(0, Math.min(total - 1, rows === Infinity ? total - 1 : rows === -Infinity ? 0 : (from ?? -1) + rows));
  const row = await contactRows.row(rank);
  if (row === undefined) return undefined;
  openContact(row.id);
  return rank;
}

async function loadRank(): Promise<void> {
  const { claimId, search, filter } = getState();
  if (claimId === undefined) return;
  const reply = await call('desk.rank', { search, filter, claimId });
  const now = getState();
  if (reply.ok && now.claimId === claimId && now.search === search && now.filter === filter) setState({ claimRank: reply.value.rank });
}

async function loadCard(): Promise<void> {
  const { tab, claimId, contactId } = getState();
  if (tab === 'claims' && claimId !== undefined) {
    const reply = await call('desk.claim', { claimId });
    if (getState().claimId !== claimId) return;
    // A claim that was undone or replaced is gone, and so is its card.
    setState(reply.ok ? { card: reply.value } : { card: undefined, claimId: undefined, claimRank: undefined, trace: undefined });
  }
  if (tab === 'contacts' && contactId !== undefined) {
    const reply = await call('desk.contact', { contactId });
    if (getState().contactId !== contactId) return;
    setState(reply.ok ? { contactCard: reply.value } : { contactCard: undefined, contactId: undefined, trace: undefined });
  }
  await loadTrace();
}

async function loadTrace(): Promise<void> {
  const { tab, claimId, contactId } = getState();
  const id = tab === 'claims' ? claimId : contactId;
  if (id === undefined) return;
  const reply = await call('desk.timeline', { subject: { kind: tab === 'claims' ? 'claim' : 'contact', id }, limit: timelineBlocks });
  const now = getState();
  if (reply.ok && now.tab === tab && (tab === 'claims' ? now.claimId : now.contactId) === id) setState({ trace: reply.value });
}
