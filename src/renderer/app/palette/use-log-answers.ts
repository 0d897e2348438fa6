import { useEffect, useState } from 'react';
import { valueText } from '../../../shared/query/query-text';
import { call } from '../../host/client';
import type { PaletteEntry } from './palette-entry';
import { recentEntries } from './recent-entries';

/** What the log has to say about a query. */
interface LogAnswers {
  readonly recent: readonly PaletteEntry[];
  readonly counts: ReadonlyMap<string, number>;
}

const typingPauseMs = 80;

/** Asks the log for the newest records with these words, and for how many each of these events has. Old answers stay until new ones come. */
export function useLogAnswers(query: string, eventNames: readonly string[]): LogAnswers {
  const [answers, setAnswers] = useState<LogAnswers>({ recent: [], counts: new Map() });
  const asked = eventNames.join(' ');
  useEffect(() => {
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const names = asked === '' ? [] : asked.split(' ');
      const [recent, counted] = await Promise.all([recentEntries(query), Promise.all(names.map(countOf))]);
      if (isCurrent) setAnswers({ recent, counts: new Map(counted.flat()) });
    };
    const timer = setTimeout(() => void ask(), typingPauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [query, asked]);
  return answers;
}

async function countOf(name: string): Promise<[string, number][]> {
  const reply = await call('activity.counts', { query: `event:${valueText(name)}` });
  return reply.ok ? [[name, reply.value.all]] : [];
}
