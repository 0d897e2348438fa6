import type { ReactNode } from 'react';
import { formatCount } from '../../ui/format';
import { VisibleText } from '../../ui/visible-text';
import { activity, useActivity } from './activity';
import { quickFilters, unfiltered } from './filter';
import { ReadProblem } from './read-problem';

/** What stands in place of rows: nothing matches, or the log could not be read. */
export function ListState(): ReactNode {
  const loaded = useActivity((state) => state.loaded);
  const total = useActivity((state) => state.total);
  const logTotal = useActivity((state) => state.logTotal);
  const searched = useActivity((state) => state.searched);
  const searching = useActivity((state) => state.search !== undefined);
  const filter = useActivity((state) => state.filter);
  const problem = useActivity((state) => state.readProblem);
  if (problem !== undefined) {
    return <ReadProblem problem={problem} onTryAgain={() => activity.reread()} />;
  }
  if (!loaded || total > 0 || searching) return null;
  return (
    <p className="stream-end" role="status">
      No rows match{' '}
      {filter.query !== '' && (
        <code>
          <VisibleText text={filter.query} />
        </code>
      )}
      {filter.query !== '' && filter.quick !== 'all' && ' in '}
      {filter.quick !== 'all' && <span className="strong">{quickFilters.find(([value]) => value === filter.quick)?.[1]}</span>}
      {searched < logTotal ? ` among the newest ${formatCount(searched)}, after which the search was stopped. ` : `. ${formatCount(logTotal)} are hidden. `}
      <button className="link-btn" type="button" onClick={() => activity.apply(unfiltered)}>
        Clear the filter
      </button>
    </p>
  );
}
