import { bodySchema } from './body-schema';
import type { CatalogEntry, JsonSchema } from './catalog';

const person: JsonSchema = { type: ['object', 'null'], properties: { name: { type: 'string' } } };

/** A claim as we model it. Ours, not the provider's: its page shows `{...}` only. Open to further properties. */
export const claimSchema: JsonSchema = {
  $comment: 'Modelled by Hookbench; the provider’s page does not describe claims.',
  type: 'object',
  additionalProperties: true,
  required: ['id'],
  properties: {
    id: { type: ['integer', 'string'] },
    reference: { type: 'string' },
    status: { enum: ['open', 'closed'] },
    type: { type: ['object', 'string'] },
    policy_number: { type: ['string', 'integer'] },
    excess: { type: ['number', 'string'] },
    incident: { type: 'object' },
    contact: person,
    labels: { type: 'array', items: { type: 'string' } },
    assigned_to: { type: ['object', 'null'], properties: { user_id: { type: 'integer' }, name: { type: 'string' } } },
  },
};

// What the event's own description on the provider's page says of the claim after it.
const closed: JsonSchema = { properties: { status: { const: 'closed' } } };
const open: JsonSchema = { properties: { status: { const: 'open' } } };
const assigned: JsonSchema = { properties: { assigned_to: { type: 'object' } } };
const unassigned: JsonSchema = { properties: { assigned_to: { type: 'null' } } };

function claimEvent(verb: string, description: string, then?: JsonSchema): CatalogEntry {
  const name = `claim.${verb}`;
  const subject = then === undefined ? claimSchema : { allOf: [claimSchema, then] };
  return { name, group: 'Claims', subject: 'claim', description, bodySchema: bodySchema(name, 'claim', subject), origin: 'provider' };
}

/** The eight claim events. Source: the provider's page, "Available Events". */
export const claimEvents: readonly CatalogEntry[] = [
  claimEvent('created', 'A claim is created'),
  claimEvent('closed', 'A claim’s status becomes closed', closed),
  claimEvent('reopened', 'A closed claim becomes open again', open),
  claimEvent('label_added', 'A label is added to a claim'),
  claimEvent('label_removed', 'A label is removed from a claim'),
  claimEvent('assigned', 'A claim is assigned to a user', assigned),
  claimEvent('unassigned', 'A claim is no longer assigned to anyone', unassigned),
  claimEvent('switched_type', 'A claim’s type is changed'),
];
