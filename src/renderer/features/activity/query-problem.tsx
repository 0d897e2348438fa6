import type { ReactNode } from 'react';
import type { QueryProblem } from '../../../shared/query/query';
import { VisibleText } from '../../ui/visible-text';
import { focusFilterEnd } from './focus';
import { queryField, useQueryField } from './query-fields';

/** What is wrong with the filter, in a sentence, and the nearest thing to write instead. */
export function QueryProblemLine({ id, problem, refusal }: { readonly id: string; readonly problem: QueryProblem | undefined; readonly refusal: string | undefined }): ReactNode {
  const text = useQueryField((state) => state.text);
  const replacement = problem?.replacement;
  return (
    <p className={problem?.code === 'field' ? 'filter-problem warn' : 'filter-problem fail'} id={id} role="status">
      <VisibleText text={problem?.message ?? refusal ?? ''} />{' '}
      {problem !== undefined && replacement !== undefined && (
        <button
          className="link-btn"
          type="button"
          onClick={() => {
            const { from, to } = problem.span;
            queryField.complete(from, to, replacement, to === text.trimEnd().length);
            focusFilterEnd();
          }}
        >
          Write “{replacement}”
        </button>
      )}
    </p>
  );
}
