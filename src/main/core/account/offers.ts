import type { NotOffered } from '../../../shared/contract/desk-contract';
import { accountLimits, type Claim } from '../../../shared/model/account';
import type { DeskActionKind } from '../../../shared/model/desk-action';

/** The actions that apply to a claim as it is. What they need beside the claim (a user, a label, a type) is always at hand. */
export function offeredActions(claim: Claim): readonly DeskActionKind[] {
  return [
    'claim.assign',
    ...(claim.assignedTo === null ? [] : (['claim.unassign'] as const)),
    ...(claim.labels.length >= accountLimits.labels ? [] : (['claim.add_label'] as const)),
    ...(claim.labels.length === 0 ? [] : (['claim.remove_label'] as const)),
    'claim.switch_type',
    claim.status === 'open' ? 'claim.close' : 'claim.reopen',
  ];
}

/** The events that do not apply to a claim as it is, each with its reason; they can be sent as a fault, with the claim as it is. */
export function notOffered(claim: Claim): readonly NotOffered[] {
  return [
    claim.status === 'open'
      ? { eventName: 'claim.reopened', reason: 'The claim is open, there is nothing to reopen' }
      : { eventName: 'claim.closed', reason: 'The claim is closed already' },
    { eventName: 'claim.created', reason: `The claim was created on ${claim.createdAt.slice(0, 10)}` },
    claim.assignedTo === null
      ? { eventName: 'claim.unassigned', reason: 'Nobody has the claim' }
      : { eventName: 'claim.assigned', reason: `To ${claim.assignedTo.name}, who has it already` },
    ...(claim.labels.length === 0 ? [] : [{ eventName: 'claim.label_added', reason: 'With no label that the claim did not carry' }]),
    { eventName: 'claim.label_removed', reason: 'With a label that the claim does not carry' },
    { eventName: 'claim.switched_type', reason: 'To the type that it has already' },
  ];
}

/** The events that do not apply to a contact: it was made once. */
export function notOfferedOfContact(createdAt: string): readonly NotOffered[] {
  return [{ eventName: 'contact.created', reason: `The contact was created on ${createdAt.slice(0, 10)}` }];
}
