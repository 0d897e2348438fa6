import { LoaderCircle, Search, X } from 'lucide-react';
import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { IconButton } from '../../ui/button';
import { formatCount } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { activity, useActivity } from './activity';
import { quickFilters } from './filter';
import { focusStream } from './focus';

/** The filter field and the quick filters over the stream. */
export function FilterBar(): ReactNode {
  const hintId = useId();
  const typed = useActivity((state) => state.typed);
  const applying = useActivity((state) => state.applying);
  const problem = useActivity((state) => state.filterProblem);

  const pressKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && typed !== '') activity.apply({ ...activity.getState().filter, query: '' });
    else if (event.key === 'Enter') activity.apply({ ...activity.getState().filter, query: typed });
    else if (event.key === 'Escape' || event.key === 'ArrowDown') focusStream();
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className="filterbar">
        <div className={problem === undefined ? 'query' : 'query is-invalid'} role="search">
          {applying ? <Icon of={LoaderCircle} className="spin applying" /> : <Icon of={Search} />}
          <input
            className="query-input"
            data-part="activity-filter"
            type="text"
            aria-label="Filter the activity"
            aria-invalid={problem !== undefined}
            aria-describedby={problem === undefined ? undefined : hintId}
            placeholder="Filter by words, event:claim.*, direction:sent, state:failed"
            spellCheck={false}
            autoComplete="off"
            value={typed}
            onChange={(event) => activity.type(event.target.value)}
            onKeyDown={pressKey}
          />
          {typed !== '' && <IconButton icon={X} size="sm" label="Clear the filter" onClick={() => activity.apply({ ...activity.getState().filter, query: '' })} />}
        </div>
      </div>
      {problem !== undefined && (
        <p className="filter-problem warn" id={hintId} role="status">
          {problem}
        </p>
      )}
      <QuickFilters />
    </>
  );
}

function QuickFilters(): ReactNode {
  const quick = useActivity((state) => state.filter.quick);
  const counts = useActivity((state) => state.counts);
  const typed = useActivity((state) => state.typed);
  return (
    <div className="chips" role="group" aria-label="Quick filters">
      {quickFilters.map(([value, words]) => (
        <button key={value} className="chip" type="button" aria-pressed={quick === value} onClick={() => activity.apply({ query: typed, quick: quick === value ? 'all' : value })}>
          {words} {counts !== undefined && <span className="num">{formatCount(counts[value])}</span>}
        </button>
      ))}
    </div>
  );
}
