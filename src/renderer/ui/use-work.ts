import { useEffect, useMemo, useState } from 'react';
import { runToEnd } from '../../shared/json/run-to-end';
import { inSlices } from './in-slices';

/** What work that pauses came to; undefined before its end, or where there is none. */
export interface WorkState<T> {
  readonly value: T | undefined;
  readonly working: boolean;
}

/**
 * Does work that can pause: at once where it is small, else a little at a time beside everything else. Work that is replaced before its end is
 * stopped, so `work` must keep its identity while nothing changes.
 */
export function useWork<T>(work: (() => Generator<void, T>) | undefined, isSmall: boolean): WorkState<T> {
  const atOnce = useMemo(() => (work !== undefined && isSmall ? { value: runToEnd(work()) } : undefined), [work, isSmall]);
  const [done, setDone] = useState<{ readonly of: () => Generator<void, T>; readonly value: T }>();

  useEffect(() => {
    if (work === undefined || isSmall) return undefined;
    let stopped = false;
    void inSlices(work(), () => stopped).then((value) => {
      if (!stopped && value !== undefined) setDone({ of: work, value });
    });
    return () => {
      stopped = true;
    };
  }, [work, isSmall]);

  if (work === undefined) return { value: undefined, working: false };
  if (atOnce !== undefined) return { value: atOnce.value, working: false };
  return done?.of === work ? { value: done.value, working: false } : { value: undefined, working: true };
}
