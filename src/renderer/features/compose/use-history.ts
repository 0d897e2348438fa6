import { useCallback, useEffect, useRef, useState } from 'react';
import type { SentEvent } from '../../../shared/contract/sent-contract';
import { call } from '../../host/client';

const pageRows = 50;
const quietMs = 120;

interface Found {
  readonly events: readonly SentEvent[];
  readonly next: number | undefined;
  readonly problem: string | undefined;
}

/** The events sent by hand that hold the words, a page at a time, newest first. */
export function useHistory(words: string): { readonly events: readonly SentEvent[]; readonly hasMore: boolean; readonly isLoading: boolean; readonly problem: string | undefined; more(): void } {
  const [found, setFound] = useState<Found>({ events: [], next: undefined, problem: undefined });
  const [isLoading, setIsLoading] = useState(true);
  const newest = useRef(0);

  const ask = useCallback(
    async (before: number | undefined): Promise<void> => {
    newest.current += 1;
    const own = newest.current;
    setIsLoading(true);
    const reply = await call('events.history', before === undefined ? { words, limit: pageRows } : { words, limit: pageRows, before });
    // Words that were typed meanwhile have asked anew.
    if (own !== newest.current) return;
    setIsLoading(false);
    setFound((known) => {
      const kept = before === undefined ? [] : known.events;
      return reply.ok ? { events: [...kept, ...reply.value.events], next: reply.value.next, problem: undefined } : { events: kept, next: undefined, problem: reply.error.message };
    });
    },
    [words],
  );
  useEffect(() => {
    const timer = setTimeout(() => void ask(undefined), words === '' ? 0 : quietMs);
    return () => {
      clearTimeout(timer);
      newest.current += 1;
    };
  }, [ask, words]);
  return { events: found.events, hasMore: found.next !== undefined, isLoading, problem: found.problem, more: () => void ask(found.next) };
}
