import type { JsonSchema } from '../../../shared/catalog/catalog';
import type { LookContract } from '../../../shared/contract/look-contract';
import { closed, whole } from './model-schemas';

const position = whole(0, Number.MAX_SAFE_INTEGER);

/** Shapes of the inputs of what was looked at. */
export const lookSchemas: Readonly<Record<keyof LookContract, JsonSchema>> = {
  'look.get': closed({}),
  'look.set': closed({ readTo: position, keptTo: position, seenTo: position }),
};
