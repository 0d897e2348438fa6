import type { JsonSchema } from '../../../shared/catalog/catalog';
import type { SavingContract, ViewingContract } from '../../../shared/contract/viewing-contract';
import { boolean, closed, id, text, whole } from './model-schemas';

const body: JsonSchema = {
  type: 'object',
  required: ['of'],
  properties: { of: { enum: ['captured', 'given', 'sent', 'received'] } },
  if: { properties: { of: { enum: ['captured', 'given'] } } },
  then: closed({ of: { enum: ['captured', 'given'] }, id }),
  else: closed({ of: { enum: ['sent', 'received'] }, id, attempt: whole(1, 100_000) }),
};
const offset = whole(0, Number.MAX_SAFE_INTEGER);

/** The shapes of the methods that read and save bodies on record. */
export const viewingSchemas: Readonly<Record<keyof ViewingContract | keyof SavingContract, JsonSchema>> = {
  'bodies.decoded': closed({ body }),
  'bodies.bytes': closed({ body, decoded: boolean, from: offset, to: offset }),
  'desktop.saveBody': closed({ body, decoded: boolean, from: offset, to: offset, suggestedName: text(255) }, ['from', 'to']),
};
