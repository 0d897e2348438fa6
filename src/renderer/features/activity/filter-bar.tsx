import { Download, LoaderCircle, Search, X } from 'lucide-react';
import { useEffect, useId, type ReactNode } from 'react';
import './query-field.css';
import { IconButton } from '../../ui/button';
import { formatCount } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { useSlashKey } from '../../ui/use-slash-key';
import { activity, useActivity } from './activity';
import { openExport } from './export/export-store';
import { ColumnsButton } from './columns/columns-button';
import { GroupMenu } from './groups/group-menu';
import { quickFilters } from './filter';
import { focusFilter, focusFilterEnd } from './focus';
import { fieldProblem } from './query-field';
import { queryField, useQueryField } from './query-fields';
import { QueryInput } from './query-input';
import { QueryProblemLine } from './query-problem';
import { QueryTokens } from './query-tokens';
import { useIsLong } from './use-is-long';
import { SavedFiltersMenu } from './saved-filters-menu';

/** The filter field with its saved filters, and the quick filters, over the stream. */
export function FilterBar(): ReactNode {
  useEffect(() => queryField.start(), []);
  useSlashKey(focusFilter);
  const problemId = useId();
  const applying = useIsLong(useActivity((state) => state.applying));
  const refusal = useActivity((state) => state.filterProblem);
  const field = useQueryField((state) => state);
  const problem = fieldProblem(field);
  const tone = problem?.code === 'field' ? ' is-invalid' : problem !== undefined || refusal !== undefined ? ' is-invalid is-wrong' : '';

  return (
    <>
      <div className="filterbar">
        <div className={`query${tone}`} role="search">
          {applying ? <Icon of={LoaderCircle} className="spin applying" /> : <Icon of={Search} />}
          <div className="query-content">
            <QueryTokens />
            <QueryInput problem={problem} problemId={problemId} />
          </div>
          {(field.tokens.length > 0 || field.text !== '') && (
            <IconButton
              icon={X}
              size="sm"
              label="Clear the filter"
              onClick={() => {
                queryField.clear();
                focusFilterEnd();
              }}
            />
          )}
        </div>
        <SavedFiltersMenu />
        <IconButton icon={Download} variant="default" size="lg" label="Export" onClick={openExport} />
        <GroupMenu />
        <ColumnsButton />
      </div>
      {(problem !== undefined || refusal !== undefined) && <QueryProblemLine id={problemId} problem={problem} refusal={refusal} />}
      <QuickFilters />
    </>
  );
}

function QuickFilters(): ReactNode {
  const quick = useActivity((state) => state.filter.quick);
  const counts = useActivity((state) => state.counts);
  return (
    <div className="chips" role="group" aria-label="Quick filters">
      {quickFilters.map(([value, words]) => (
        <button key={value} className="chip" type="button" aria-pressed={quick === value} onClick={() => activity.apply({ query: activity.getState().typed, quick: quick === value ? 'all' : value })}>
          {words} {counts !== undefined && <span className="num">{formatCount(counts[value])}</span>}
        </button>
      ))}
    </div>
  );
}
