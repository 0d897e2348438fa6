import { bodySchema } from './body-schema';
import type { CatalogEntry, JsonSchema } from './catalog';

/** A contact as we model it. Ours, not the provider's: its page shows `{...}` only. Open to further properties. */
export const contactSchema: JsonSchema = {
  $comment: 'Modelled by Hookbench; the provider’s page does not describe contacts.',
  type: 'object',
  additionalProperties: true,
  required: ['id'],
  properties: {
    id: { type: ['integer', 'string'] },
    name: { type: 'string' },
    email: { type: ['string', 'null'] },
    phone: { type: ['string', 'null'] },
  },
};

/** The contact event. Source: the provider's page, "Available Events". */
export const contactEvents: readonly CatalogEntry[] = [
  {
    name: 'contact.created',
    group: 'Contacts',
    subject: 'contact',
    description: 'A contact is created',
    bodySchema: bodySchema('contact.created', 'contact', contactSchema),
    origin: 'provider',
  },
];
