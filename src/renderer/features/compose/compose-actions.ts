import { Bug, Gauge, History, Repeat, Save, Search, Send } from 'lucide-react';
import { go, navigationStore } from '../../host/navigation';
import type { Action } from '../../ui/action';
import { composeStore, planNow } from './compose-state';
import { findEvent, formatSubject, giveNewIds, openDialog, send } from './compose-store';

const group = 'Compose';

/** What can be done with the composed event, from keys and the palette. */
export function composeActions(): readonly Action[] {
  return [
    { id: 'compose.send', label: 'Send the composed event', group, keys: 'Ctrl Enter', icon: Send, hint: sendHint, run: () => void send(), available: isFree },
    { id: 'compose.send-fault', label: 'Send with a fault', group, keys: 'Ctrl Shift F', icon: Bug, hint: sendHint, run: () => openDialog('fault'), available: isFree },
    { id: 'compose.send-ten', label: 'Send 10 times', group, keys: 'Ctrl Shift Enter', icon: Repeat, hint: sendHint, run: () => void send([], 10), available: isFree },
    { id: 'compose.burst', label: 'Send a burst', group, icon: Gauge, run: () => go({ section: 'compose', page: 'burst' }) },
    { id: 'compose.history', label: 'Take up an event that was sent', group, icon: History, run: () => openDialog('history'), available: isFree },
    { id: 'compose.find', label: 'Find an event', group, keys: '/', icon: Search, run: findEvent, available: isFree },
    { id: 'compose.save-sample', label: 'Save as sample', group, icon: Save, run: () => openDialog('save-sample'), available: isFree },
    { id: 'compose.format', label: 'Format the subject', group, run: formatSubject, available: isFree },
    { id: 'compose.new-ids', label: 'Give the subject new ids', group, run: giveNewIds, available: isFree },
    { id: 'compose.add-event', label: 'Add another event name', group, run: () => openDialog('add-event'), available: isFree },
  ];
}

/** Only on its page, so that Ctrl+Enter elsewhere sends nothing unseen, and never behind a dialog. */
function isFree(): boolean {
  const { place } = navigationStore.getState();
  return place.section === 'compose' && place.page === undefined && composeStore.getState().dialog === undefined;
}

function sendHint(): string {
  const state = composeStore.getState();
  const performer = state.source === 'ui' ? `UI, ${state.performer.userName}` : `API, ${state.performer.tokenName}`;
  return `${state.eventName}, ${performer}. ${planNow(state).label}`;
}
