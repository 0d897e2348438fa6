import { useEffect, useMemo, useState } from 'react';
import { completionAt, withSeen, type Completion, type Suggestion } from '../../../shared/query/completion';
import type { SeenValue } from '../../../shared/contract/filter-contract';
import { call } from '../../host/client';

const mostValues = 20;
const typingPauseMs = 60;

interface Seen {
  readonly question: string;
  readonly values: readonly SeenValue[];
}

/** What could be written at the caret, with the values that the log has, which come a moment later. Asks for nothing while it is not `active`. */
export function useSuggestions(text: string, caret: number, active: boolean): { readonly completion: Completion; readonly suggestions: readonly Suggestion[] } {
  const completion = useMemo(() => completionAt(text, caret), [text, caret]);
  const question = active && completion.seen !== undefined ? JSON.stringify(completion.seen) : undefined;
  const [seen, setSeen] = useState<Seen>();

  useEffect(() => {
    if (question === undefined) return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      const { field, prefix } = JSON.parse(question) as NonNullable<Completion['seen']>;
      void call('filter.values', { field, prefix, limit: mostValues }).then((reply) => {
        if (isCurrent && reply.ok) setSeen({ question, values: reply.value });
      });
    }, typingPauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [question]);

  const values = seen !== undefined && seen.question === question ? seen.values : undefined;
  const suggestions = useMemo(() => (values === undefined ? completion.suggestions : withSeen(completion, text, values)), [completion, text, values]);
  return { completion, suggestions };
}
