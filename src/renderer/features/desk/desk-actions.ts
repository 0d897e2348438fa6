import { Archive, ArchiveRestore, Columns3, Dices, PanelLeft, PanelRight, Plus, RotateCcw, Search, Undo2, UserRoundPlus } from 'lucide-react';
import { go, navigationStore } from '../../host/navigation';
import type { Action } from '../../ui/action';
import { openClaimColumns } from './columns/claim-column-store';
import { undoneWords } from './change-words';
import { deskStore } from './desk-state';
import { focusCard, focusList, focusSearch } from './desk-focus';
import { openDialog } from './desk-store';
import { chosenPerformer, doAction, undoChange } from './do-on-desk';

const group = 'Desk';

/** What can be done on the desk, from keys and the palette. */
export function deskActions(): readonly Action[] {
  return [
    { id: 'desk.create', label: 'Create claim', group, keys: 'Ctrl N', icon: Plus, run: create, keysActHere: isShown },
    { id: 'desk.createContact', label: 'Create contact', group, icon: UserRoundPlus, run: () => openDialog('contact'), available: isShown },
    { id: 'desk.search', label: 'Search the desk', group, keys: 'Ctrl F', icon: Search, run: focusSearch, available: hasAccount, keysActHere: isShown },
    { id: 'desk.focusList', label: 'Go to the list of the desk', group, keys: 'Ctrl [', icon: PanelLeft, run: focusList, available: hasAccount, keysActHere: isShown },
    { id: 'desk.focusCard', label: 'Go to the open claim or contact', group, keys: 'Ctrl ]', icon: PanelRight, run: focusCard, available: hasAccount, keysActHere: isShown },
    { id: 'desk.close', label: 'Close the open claim', group, icon: Archive, hint: actingHint, run: () => withClaim((claimId) => void doAction({ kind: 'claim.close', claimId })), available: () => offers('claim.close') },
    { id: 'desk.reopen', label: 'Reopen the open claim', group, icon: ArchiveRestore, hint: actingHint, run: () => withClaim((claimId) => void doAction({ kind: 'claim.reopen', claimId })), available: () => offers('claim.reopen') },
    { id: 'desk.undo', label: 'Undo the last change of the open claim', group, keys: 'Ctrl Z', icon: Undo2, hint: undoHint, run: undo, available: () => undoable() !== undefined, keysActHere: isShown },
    { id: 'desk.columns', label: 'Choose the columns of the claims', group, icon: Columns3, run: openClaimColumns, available: () => hasAccount() && deskStore.getState().tab === 'claims' },
    { id: 'desk.generate', label: 'Generate an account', group, icon: Dices, run: () => openDialog('generate'), available: isShown },
    { id: 'desk.reset', label: 'Reset the account', group, icon: RotateCcw, run: () => openDialog('reset'), available: () => isShown() && (deskStore.getState().summary?.changes ?? 0) > 0 },
  ];
}

function create(): void {
  if (isShown() && deskStore.getState().tab === 'contacts') openDialog('contact');
  else go({ section: 'desk', create: true });
}


function isShown(): boolean {
  return navigationStore.getState().place.section === 'desk';
}

function hasAccount(): boolean {
  const summary = deskStore.getState().summary;
  return isShown() && summary !== undefined && summary.claims + summary.contacts > 0;
}

function openCard() {
  const { tab, card } = deskStore.getState();
  return isShown() && tab === 'claims' ? card : undefined;
}

function offers(kind: 'claim.close' | 'claim.reopen'): boolean {
  return openCard()?.offered.includes(kind) ?? false;
}

function withClaim(run: (claimId: number) => void): void {
  const card = openCard();
  if (card !== undefined) run(card.claim.id);
}

function actingHint(): string | undefined {
  const card = openCard();
  const performer = chosenPerformer();
  return card === undefined || performer === undefined ? undefined : `${card.claim.reference}, as ${performer.name}`;
}

function undoable() {
  const { tab, card, contactCard } = deskStore.getState();
  const change = isShown() ? (tab === 'claims' ? card : contactCard)?.undoable : undefined;
  return change?.kind === 'done' ? change : undefined;
}

function undoHint(): string | undefined {
  const change = undoable();
  return change === undefined ? undefined : `${undoneWords(change.action)}, sends nothing`;
}

function undo(): void {
  const change = undoable();
  if (change !== undefined) void undoChange(change);
}
