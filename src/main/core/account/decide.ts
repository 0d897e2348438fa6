import { accountLimits, type AccountSubject, type Claim, type Contact } from '../../../shared/model/account';
import { claimTypeOf, type ClaimType } from '../../../shared/model/claim-type';
import { eventOfAction, type DeskAction } from '../../../shared/model/desk-action';

/** What a decision needs to know of the account. The next numbers were never given to anything before, also not to what was undone. */
export interface AccountView {
  claim(id: number): Claim | undefined;
  contact(id: number): Contact | undefined;
  readonly claimCount: number;
  readonly contactCount: number;
  readonly nextClaimId: number;
  readonly nextContactId: number;
  nextReference(prefix: ClaimType['prefix']): string;
}

/** What an action makes of the account, and the event that tells of it. */
export interface Effect {
  readonly eventName: string;
  readonly subject: AccountSubject;
  readonly after: { readonly claim: Claim } | { readonly contact: Contact };
}

/** Why an action was refused: it does not apply as things stand, its words cannot be (`field` of the action), or its claim is gone. */
export interface Refused {
  readonly ok: false;
  readonly code: 'conflict' | 'invalid' | 'not-found';
  readonly message: string;
  readonly field?: string;
}

export type Decision = { readonly ok: true; readonly effect: Effect } | Refused;

/** What an action does to an account at a moment (epoch milliseconds). Pure: the same account, action and moment give the same effect. */
export function decide(account: AccountView, action: DeskAction, atMs: number): Decision {
  const at = new Date(atMs).toISOString();
  switch (action.kind) {
    case 'claim.create':
      return createClaim(account, action, at);
    case 'contact.create':
      return createContact(account, action, at);
    default: {
      const claim = account.claim(action.claimId);
      if (claim === undefined) return { ok: false, code: 'not-found', message: 'That claim is not in the account.', field: '/claimId' };
      const changed = changeClaim(claim, action, at);
      return 'ok' in changed ? changed : done(action, { kind: 'claim', id: claim.id }, { claim: { ...changed, updatedAt: at } });
    }
  }
}

type ClaimAction = Exclude<DeskAction, { kind: 'claim.create' | 'contact.create' }>;

function changeClaim(claim: Claim, action: ClaimAction, at: string): Claim | Refused {
  switch (action.kind) {
    case 'claim.close':
      return claim.status === 'closed' ? conflict('The claim is closed already.') : { ...claim, status: 'closed', closedAt: at };
    case 'claim.reopen':
      return claim.status === 'open' ? conflict('The claim is open, there is nothing to reopen.') : { ...claim, status: 'open', closedAt: null };
    case 'claim.add_label': {
      const problem = labelProblem(action.label);
      if (problem !== undefined) return invalid(problem, '/label');
      if (claim.labels.includes(action.label)) return conflict(`The claim carries the label ${action.label} already.`);
      if (claim.labels.length >= accountLimits.labels) return conflict(`The claim carries ${accountLimits.labels} labels, and more are not kept.`);
      return { ...claim, labels: [...claim.labels, action.label] };
    }
    case 'claim.remove_label':
      if (!claim.labels.includes(action.label)) return conflict(`The claim does not carry the label ${action.label}.`);
      return { ...claim, labels: claim.labels.filter((label) => label !== action.label) };
    case 'claim.assign': {
      if (action.user.name.trim() === '') return invalid('Give the user a name.', '/user/name');
      if (claim.assignedTo?.userId === action.user.userId) return conflict(`${claim.assignedTo.name} has the claim already.`);
      const { userId, name } = action.user;
      return { ...claim, assignedTo: { userId, name } };
    }
    case 'claim.unassign':
      return claim.assignedTo === null ? conflict('Nobody has the claim, so there is nobody to take it from.') : { ...claim, assignedTo: null };
    case 'claim.switch_type': {
      const type = claimTypeOf(action.type);
      if (type === undefined) return unknownType(action.type, '/type');
      return claim.type.name === type.name ? conflict(`The claim is of the type ${type.name} already.`) : { ...claim, type };
    }
  }
}

function createClaim(account: AccountView, action: Extract<DeskAction, { kind: 'claim.create' }>, at: string): Decision {
  if (account.claimCount >= accountLimits.claims) return conflict(`The account holds ${accountLimits.claims} claims, and more are not kept.`);
  const type = claimTypeOf(action.type);
  if (type === undefined) return unknownType(action.type, '/type');
  if (action.contactId !== undefined && account.contact(action.contactId) === undefined) return { ok: false, code: 'not-found', message: 'That contact is not in the account.', field: '/contactId' };
  const labels = [...new Set(action.labels ?? [])];
  const label = labels.map(labelProblem).find((problem) => problem !== undefined);
  if (label !== undefined) return invalid(label, '/labels');
  const id = account.nextClaimId;
  const claim: Claim = {
    id,
    reference: account.nextReference(type.prefix),
    status: 'open',
    type,
    policyNumber: action.policyNumber ?? `9007199254${String(740_000_000 + id).padStart(9, '0')}`,
    excess: action.excess ?? `${(1 + (id % 4)) * 50 + 50}.00`,
    incident: { date: action.incidentDate ?? at.slice(0, 10), postcode: action.postcode ?? 'LS1 4AP' },
    contactId: action.contactId ?? null,
    labels,
    assignedTo: null,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
  };
  return done(action, { kind: 'claim', id }, { claim });
}

function createContact(account: AccountView, action: Extract<DeskAction, { kind: 'contact.create' }>, at: string): Decision {
  if (account.contactCount >= accountLimits.contacts) return conflict(`The account holds ${accountLimits.contacts} contacts, and more are not kept.`);
  if (action.name.trim() === '') return invalid('Give the contact a name.', '/name');
  const id = account.nextContactId;
  const contact: Contact = { id, name: action.name, email: action.email ?? `contact.${id}@example.com`, phone: action.phone ?? null, address: null, createdAt: at };
  return done(action, { kind: 'contact', id }, { contact });
}

function labelProblem(label: string): string | undefined {
  if (label.trim() === '') return 'A label needs at least one character that can be seen.';
  return label.length > accountLimits.labelLength ? `A label has at most ${accountLimits.labelLength} characters.` : undefined;
}

function done(action: DeskAction, subject: AccountSubject, after: Effect['after']): Decision {
  return { ok: true, effect: { eventName: eventOfAction(action.kind), subject, after } };
}

function conflict(message: string): Refused {
  return { ok: false, code: 'conflict', message };
}

function invalid(message: string, field: string): Refused {
  return { ok: false, code: 'invalid', message, field };
}

function unknownType(name: string, field: string): Refused {
  return invalid(`“${name}” is not a type of claim that the account knows.`, field);
}
