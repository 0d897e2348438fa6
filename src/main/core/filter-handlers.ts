import type { FilterContract } from '../../shared/contract/filter-contract';
import { ok, refuse, type Reply } from '../../shared/contract/reply';
import type { SavedFilter } from '../../shared/model/saved-filter';
import type { Workspace } from '../../shared/model/workspace';
import { parseQuery } from '../../shared/query/parse-query';
import type { Handlers } from './dispatch';
import type { Log } from './log/log';
import { filterKey, inserted, removed, saved } from './workspace/edit-workspace';
import type { WorkspaceStore } from './workspace/open-workspace';
import { createWorkspaceReplies } from './workspace-replies';

/** The methods that help to write queries and keep them. */
export type FilterMethod = keyof FilterContract;

export interface FilterHandlerParts {
  readonly log: Pick<Log, 'seenValues'>;
  readonly workspace: WorkspaceStore;
}

const mostFilters = 200;

/** Handlers of values for completion and of saved filters. */
export function createFilterHandlers({ log, workspace }: FilterHandlerParts): Handlers<FilterMethod> {
  const { change, takeOut } = createWorkspaceReplies(workspace);
  const noFilter = refuse('not-found', 'That filter is no longer in the workspace.');

  return {
    'filter.values': async ({ field, prefix, limit }) => ok(await log.seenValues(field, prefix, limit)),
    'filters.save': (filter) => {
      const named = { ...filter, name: filter.name.trim() };
      const problem = filterProblem(named, workspace.current());
      return problem ?? change((now) => ({ ...now, filters: saved(now.filters, named, filterKey) }), () => named);
    },
    'filters.delete': ({ id }) =>
      takeOut((now) => {
        const out = removed(now.filters, id, filterKey);
        return out && { workspace: { ...now, filters: out.list }, removed: out.removed };
      }, noFilter.error.message),
    'filters.restore': ({ item, index }) => filterProblem(item, workspace.current()) ?? change((now) => ({ ...now, filters: inserted(now.filters, item, index, filterKey) }), () => item),
    'filters.move': ({ id, index }) => {
      const filter = workspace.current().filters.find((candidate) => candidate.id === id);
      if (filter === undefined) return noFilter;
      return change((now) => ({ ...now, filters: inserted(now.filters, filter, index, filterKey) }), (after) => after.filters);
    },
  };
}

function filterProblem(filter: SavedFilter, { filters }: Workspace): Extract<Reply<never>, { ok: false }> | undefined {
  if (filter.name.trim() === '') return refuse('invalid', 'Give the filter a name.', '/name');
  const others = filters.filter(({ id }) => id !== filter.id);
  if (others.length >= mostFilters) return refuse('conflict', `A workspace has at most ${mostFilters} saved filters. Delete one first.`);
  if (others.some(({ name }) => name.toLowerCase() === filter.name.toLowerCase())) return refuse('conflict', `There is a filter “${filter.name}” already. Choose another name.`, '/name');
  const parsed = parseQuery(filter.query);
  if (!parsed.ok) return refuse('invalid', parsed.problem.message, '/query');
  return parsed.query.kind === 'all' ? refuse('invalid', 'There is nothing to save: the query is empty.', '/query') : undefined;
}
