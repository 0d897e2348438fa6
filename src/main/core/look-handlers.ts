import type { LookContract } from '../../shared/contract/look-contract';
import { ok, refuse } from '../../shared/contract/reply';
import type { Handlers } from './dispatch';
import type { Log } from './log/log';

/** The methods of what was looked at. */
export type LookMethod = keyof LookContract;

/** Handlers of what was looked at. */
export function createLookHandlers(log: Pick<Log, 'look' | 'setLook' | 'newest'>): Handlers<LookMethod> {
  return {
    'look.get': () => ok({ look: log.look(), newest: log.newest() }),
    'look.set': (look) => {
      if (look.readTo > Math.min(look.keptTo, look.seenTo)) return refuse('invalid', 'What was read cannot be newer than what was seen.', '/readTo');
      log.setLook(look);
      return ok({});
    },
  };
}
