import type { Workspace } from '../../../shared/model/workspace';

/** Lists that the format got after its first release: a file without them is one that had none. */
const laterLists: Pick<Workspace, 'filters'> = { filters: [] };

/** What was read from a workspace file, with the lists that it is too old to have. Whatever else it is stays as it is. */
export function withMissingLists(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...laterLists, ...value } : value;
}
