import type { AccountUser, Claim, Contact } from '../../../shared/model/account';

/**
 * The JSON of a claim as an event carries it, indented as people write it. Written field by field, since the digits of the policy number and of the
 * excess must stay as they are: JSON.stringify would make 90071992547409940 of 90071992547409931, and 250 of 250.00.
 */
export function claimText(claim: Claim, contact: Contact | undefined): string {
  return object([
    ['id', String(claim.id)],
    ['reference', json(claim.reference)],
    ['status', json(claim.status)],
    ['type', object([['id', String(claim.type.id)], ['name', json(claim.type.name)]], 1)],
    ['policy_number', claim.policyNumber],
    ['excess', claim.excess],
    ['incident', object([['date', json(claim.incident.date)], ['postcode', json(claim.incident.postcode)]], 1)],
    ['contact', contact === undefined ? 'null' : object([['id', String(contact.id)], ['name', json(contact.name)], ['email', json(contact.email)]], 1)],
    ['labels', `[${claim.labels.map(json).join(', ')}]`],
    ['assigned_to', userText(claim.assignedTo)],
    ['created_at', json(claim.createdAt)],
    ['updated_at', json(claim.updatedAt)],
    ['closed_at', json(claim.closedAt)],
  ]);
}

/** The JSON of a contact as an event carries it. */
export function contactText(contact: Contact): string {
  const { address } = contact;
  return object([
    ['id', String(contact.id)],
    ['name', json(contact.name)],
    ['email', json(contact.email)],
    ['phone', json(contact.phone)],
    ['address', address === null ? 'null' : object([['line_1', json(address.line1)], ['town', json(address.town)], ['postcode', json(address.postcode)]], 1)],
    ['created_at', json(contact.createdAt)],
  ]);
}

function userText(user: AccountUser | null): string {
  return user === null ? 'null' : object([['user_id', String(user.userId)], ['name', json(user.name)]], 1);
}

function object(fields: readonly (readonly [key: string, text: string])[], depth = 0): string {
  const indent = '  '.repeat(depth + 1);
  return `{\n${fields.map(([key, text]) => `${indent}${json(key)}: ${text}`).join(',\n')}\n${'  '.repeat(depth)}}`;
}

function json(value: string | null): string {
  return JSON.stringify(value);
}
