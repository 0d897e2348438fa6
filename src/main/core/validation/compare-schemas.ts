import type { JsonSchema } from '../../../shared/catalog/catalog';
import type { CompareContract } from '../../../shared/contract/compare-contract';
import { closed, text, urlLength, whole } from './model-schemas';

/** Shapes of the inputs of comparisons. */
export const compareSchemas: Readonly<Record<keyof CompareContract, JsonSchema>> = {
  'compare.series': closed({ query: text(urlLength), after: whole(0, Number.MAX_SAFE_INTEGER) }),
};
