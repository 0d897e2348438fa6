import { Bug, Undo2, type LucideIcon } from 'lucide-react';
import type { Acted } from '../../../shared/contract/desk-contract';
import type { Reply } from '../../../shared/contract/reply';
import type { AccountSubject } from '../../../shared/model/account';
import type { Change } from '../../../shared/model/change';
import type { DeskAction } from '../../../shared/model/desk-action';
import type { PerformedBy } from '../../../shared/model/event';
import { call } from '../../host/client';
import { sendAndFollow } from '../../host/send-and-follow';
import { snapshotStore } from '../../host/snapshot-store';
import { showToast, updateToast } from '../../ui/toast';
import { actionIcon } from './action-icon';
import { changeTitle, undoneWords } from './change-words';
import { deskStore } from './desk-state';
import { openClaim, openContact } from './desk-store';
import { sentWords } from './sent-words';

const toastId = 'desk-change';
let newest = 0;

/** The performers who can do something on the desk: the workspace’s, or, where it has none, the users of the account. */
export function performersOf(): readonly { readonly id: string; readonly performedBy: PerformedBy }[] {
  const snapshot = snapshotStore.getState();
  const own = snapshot.loaded ? snapshot.workspace.performers : [];
  if (own.length > 0) return own;
  return (deskStore.getState().summary?.users ?? []).map(({ userId, name }) => ({ id: `user ${userId}`, performedBy: { kind: 'user', userId, name } }));
}

/** Who does it now: the one that was chosen, or the first. */
export function chosenPerformer(): PerformedBy | undefined {
  const all = performersOf();
  return (all.find(({ id }) => id === deskStore.getState().performerId) ?? all[0])?.performedBy;
}

/** Does something as the chosen performer, and tells in a toast what became of it, which also undoes it. */
export async function doAction(action: DeskAction): Promise<Reply<Acted> | undefined> {
  const performedBy = chosenPerformer();
  if (performedBy === undefined) return noPerformer();
  const reply = await follow(actionIcon(action.kind), () => call('desk.act', { action, performedBy }));
  if (reply.ok && action.kind === 'claim.create') openClaim(reply.value.change.subject.id);
  if (reply.ok && action.kind === 'contact.create') openContact(reply.value.change.subject.id);
  return reply;
}

/** Sends an event that does not apply. The account stays as it is. */
export async function sendAsFault(subject: AccountSubject, eventName: string): Promise<void> {
  const performedBy = chosenPerformer();
  if (performedBy === undefined) return void noPerformer();
  await follow(Bug, () => call('desk.sendAsFault', { subject, eventName, performedBy }));
}

/** Puts the account back to before a change. */
export async function undoChange(change: Change): Promise<void> {
  const reply = await call('desk.undo', { changeId: change.id });
  if (!reply.ok) return void showToast({ id: toastId, tone: 'fail', title: 'Not undone', detail: reply.error.message });
  const title = change.kind === 'done' ? `${undoneWords(change.action)} undone` : 'Undone';
  showToast({ id: toastId, icon: Undo2, title, detail: 'The account only, nothing was sent' });
}

function noPerformer(): undefined {
  showToast({ id: toastId, tone: 'fail', title: 'Nobody to do it as', detail: 'Keep a user or a token in Compose first.' });
  return undefined;
}

async function follow(icon: LucideIcon, act: () => Promise<Reply<Acted>>): Promise<Reply<Acted>> {
  newest += 1;
  const own = newest;
  let isTold = false;
  const reply = await sendAndFollow(act, (deliveries, { change, claim, eventName }) => {
    if (!isTold) {
      isTold = true;
      showToast({
        id: toastId,
        icon,
        title: `${claim?.reference ?? eventName}: ${change.kind === 'fault' ? `${eventName} sent as a fault` : changeTitle(change)}`,
        ...(change.kind === 'done' ? { action: { label: 'Undo', keys: 'Ctrl Z', onSelect: () => void undoChange(change) } } : {}),
      });
    }
    if (own === newest && deliveries.length > 0) updateToast(toastId, { detail: sentWords(deliveries) });
    return deliveries.some(({ state }) => state === 'queued' || state === 'sending') ? 'follow' : 'stop';
  });
  if (!reply.ok) showToast({ id: toastId, tone: 'fail', title: 'Not done', detail: reply.error.message });
  return reply;
}
