import type { GroupsContract } from '../../shared/contract/groups-contract';
import { ok, refuse } from '../../shared/contract/reply';
import { parseQuery } from '../../shared/query/parse-query';
import type { Handlers } from './dispatch';
import type { Log } from './log/log';

/** The methods of the grouped stream. */
export type GroupsMethod = keyof GroupsContract;

/** Grouping answers at the latest after this long, with what was looked at so far. */
const linesWithinMs = 150;

/** Handlers of the grouped stream. */
export function createGroupsHandlers(log: Pick<Log, 'groupLines'>): Handlers<GroupsMethod> {
  return {
    'groups.lines': async ({ query, quick, ...wanted }) => {
      const parsed = parseQuery(query);
      return parsed.ok ? ok(await log.groupLines(parsed.query, quick, wanted, linesWithinMs)) : refuse('invalid', parsed.problem.message, '/query');
    },
  };
}
