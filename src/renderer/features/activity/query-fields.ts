import { useStore } from 'zustand';
import { activity } from './activity';
import { createQueryField, type QueryFieldState } from './query-field';

/** The filter field of this window. */
export const queryField = createQueryField({
  typed: () => activity.getState().typed,
  type: (query) => activity.type(query),
  apply: (query) => activity.apply({ ...activity.getState().filter, query }),
  onChange: (listener) => activity.subscribe(listener),
});

export function useQueryField<T>(select: (state: QueryFieldState) => T): T {
  return useStore(queryField, select);
}
