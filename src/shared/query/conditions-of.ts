import type { Query, QueryCondition } from './query';

/** Every condition of a query, in the order of its text. */
export function conditionsOf(query: Query): readonly QueryCondition[] {
  switch (query.kind) {
    case 'all':
      return [];
    case 'condition':
      return [query.condition];
    case 'not':
      return conditionsOf(query.part);
    case 'and':
    case 'or':
      return query.parts.flatMap(conditionsOf);
  }
}
