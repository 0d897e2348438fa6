import { useEffect, useState } from 'react';
import type { SavedFilter } from '../../../shared/model/saved-filter';
import { call } from '../../host/client';
import { activity } from './activity';

const recountMs = 1_000;

/** How many records each filter finds, by its query, one asked for after the other; counted anew about once a second while the log changes. Empty while it is not `active`. */
export function useFilterCounts(filters: readonly SavedFilter[], active: boolean): ReadonlyMap<string, number> {
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const queries = JSON.stringify(filters.map(({ query }) => query));

  useEffect(() => {
    if (!active) return;
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let counted: unknown;
    const count = async (): Promise<void> => {
      counted = activity.getState().version;
      for (const query of JSON.parse(queries) as readonly string[]) {
        const reply = await call('activity.counts', { query });
        if (!isCurrent) return;
        if (reply.ok) setCounts((before) => new Map(before).set(query, reply.value.all));
      }
      timer = setTimeout(recount, recountMs);
    };
    const recount = (): void => {
      if (activity.getState().version === counted) timer = setTimeout(recount, recountMs);
      else void count();
    };
    void count();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [queries, active]);

  return counts;
}
