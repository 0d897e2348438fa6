import { conditionsOf } from './conditions-of';
import type { Query } from './query';

/** Whether what matches depends on what was looked at. */
export function asksUnread(query: Query): boolean {
  return conditionsOf(query).some((condition) => condition.kind === 'mark' && condition.mark === 'unread');
}
