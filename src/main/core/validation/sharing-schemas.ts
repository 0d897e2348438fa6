import type { JsonSchema } from '../../../shared/catalog/catalog';
import { sharedParts, type SharingContract } from '../../../shared/contract/sharing-contract';
import { closed, id, list, nameLength, text } from './model-schemas';

// A workspace of a thousand samples and rules stays far below.
const sharedTextLength = 64 * 1024 * 1024;
const shared = text(sharedTextLength);
const ids = list(id, 1_000);

/** The shapes of the inputs of exporting and importing a workspace. */
export const sharingSchemas: Readonly<Record<keyof SharingContract, JsonSchema>> = {
  'sharing.export': closed({}),
  'sharing.read': closed({ text: shared }),
  'sharing.import': closed({ text: shared, parts: list({ enum: [...sharedParts] }, sharedParts.length) }),
  'sharing.takeBack': closed({ added: closed({ endpoints: ids, performers: ids, samples: ids, events: list(text(nameLength, 1), 1_000), rules: ids }) }),
  'endpoints.confirm': closed({ ids }),
};
