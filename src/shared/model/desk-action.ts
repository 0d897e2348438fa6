import type { AccountUser } from './account';

/**
 * What a user or a token can do on the desk; each makes one event. `type` is the name of a claim type (claim-type.ts).
 * What is left out of `claim.create` and `contact.create` is filled in from the new number, always in the same way.
 */
export type DeskAction =
  | {
      readonly kind: 'claim.create';
      readonly type: string;
      readonly contactId?: number;
      readonly labels?: readonly string[];
      /** Digits, as they are to stand in the JSON. */
      readonly policyNumber?: string;
      /** A decimal number, such as `250.00`, as it is to stand in the JSON. */
      readonly excess?: string;
      /** A day, such as `2026-11-18`. */
      readonly incidentDate?: string;
      readonly postcode?: string;
    }
  | { readonly kind: 'claim.close'; readonly claimId: number }
  | { readonly kind: 'claim.reopen'; readonly claimId: number }
  | { readonly kind: 'claim.add_label'; readonly claimId: number; readonly label: string }
  | { readonly kind: 'claim.remove_label'; readonly claimId: number; readonly label: string }
  | { readonly kind: 'claim.assign'; readonly claimId: number; readonly user: AccountUser }
  | { readonly kind: 'claim.unassign'; readonly claimId: number }
  | { readonly kind: 'claim.switch_type'; readonly claimId: number; readonly type: string }
  | { readonly kind: 'contact.create'; readonly name: string; readonly email?: string; readonly phone?: string };

export type DeskActionKind = DeskAction['kind'];

/** The actions in the order in which they are shown, each with the provider's event that it makes. */
export const deskEvents: readonly (readonly [kind: DeskActionKind, eventName: string])[] = [
  ['claim.create', 'claim.created'],
  ['claim.assign', 'claim.assigned'],
  ['claim.unassign', 'claim.unassigned'],
  ['claim.add_label', 'claim.label_added'],
  ['claim.remove_label', 'claim.label_removed'],
  ['claim.switch_type', 'claim.switched_type'],
  ['claim.close', 'claim.closed'],
  ['claim.reopen', 'claim.reopened'],
  ['contact.create', 'contact.created'],
];

/** The event that an action makes. */
export function eventOfAction(kind: DeskActionKind): string {
  const found = deskEvents.find(([action]) => action === kind);
  if (found === undefined) throw new Error(`no event is known for ${kind}`);
  return found[1];
}
