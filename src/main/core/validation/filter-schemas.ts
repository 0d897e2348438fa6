import type { JsonSchema } from '../../../shared/catalog/catalog';
import type { FilterContract } from '../../../shared/contract/filter-contract';
import { longestQuery } from '../../../shared/query/parse-query';
import { closed, id, list, nameLength, text, whole } from './model-schemas';

/** A filter of the workspace. That its query can be read is told by the handler. */
export const savedFilter = closed({ id, name: text(nameLength, 1), query: text(longestQuery) });

const deepestPath = 100;
const field: JsonSchema = {
  anyOf: [
    { enum: ['event', 'source', 'method', 'endpoint', 'path', 'status', 'state', 'header', 'body'] },
    closed({ header: text(longestQuery, 1) }),
    closed({ body: { ...list(text(longestQuery), deepestPath), minItems: 1 } }),
  ],
};
const place = whole(0, 1_000);

/** The shapes of the inputs that help to write queries and keep them. */
export const filterSchemas: Readonly<Record<keyof FilterContract, JsonSchema>> = {
  'filter.values': closed({ field, prefix: text(longestQuery), limit: whole(1, 200) }),
  'filters.save': savedFilter,
  'filters.delete': closed({ id }),
  'filters.restore': closed({ item: savedFilter, index: place }),
  'filters.move': closed({ id, index: place }),
};
