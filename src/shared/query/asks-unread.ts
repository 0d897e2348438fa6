import type { Query } from './query';

/** Whether what matches depends on what was looked at. */
export function asksUnread(query: Query): boolean {
  switch (query.kind) {
    case 'all':
      return false;
    case 'condition':
      return query.condition.kind === 'mark' && query.condition.mark === 'unread';
    case 'not':
      return asksUnread(query.part);
    case 'and':
    case 'or':
      return query.parts.some(asksUnread);
  }
}
