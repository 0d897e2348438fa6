import { createColumnsHandlers, type ColumnsMethod } from './columns-handlers';
import { createCompareHandlers, type CompareMethod } from './compare-handlers';
import type { Handlers } from './dispatch';
import { createGroupsHandlers, type GroupsMethod } from './groups-handlers';
import type { Log } from './log/log';
import { createLookHandlers, type LookMethod } from './look-handlers';
import { createStorageHandlers, type StorageMethod } from './storage-handlers';

/** Handlers of the methods that need nothing but the log. */
export function createLogHandlers(log: Log): Handlers<ColumnsMethod | CompareMethod | GroupsMethod | LookMethod | StorageMethod> {
  return { ...createColumnsHandlers(log), ...createCompareHandlers(log), ...createGroupsHandlers(log), ...createLookHandlers(log), ...createStorageHandlers(log) };
}
