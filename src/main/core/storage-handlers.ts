import type { StorageContract } from '../../shared/contract/storage-contract';
import { ok, refuse } from '../../shared/contract/reply';
import type { Handlers } from './dispatch';
import type { Log } from './log/log';

/** The methods of what the log takes on disk. */
export type StorageMethod = keyof StorageContract;

/** Handlers of what the log takes on disk. */
export function createStorageHandlers(log: Pick<Log, 'clear' | 'clearable'>): Handlers<StorageMethod> {
  return {
    'storage.clearable': async () => ok(await log.clearable()),
    'storage.clear': async ({ upTo }) => {
      const cleared = await log.clear(upTo);
      return cleared.ok ? ok({ removed: cleared.value }) : refuse('surroundings', cleared.problem.message);
    },
  };
}
