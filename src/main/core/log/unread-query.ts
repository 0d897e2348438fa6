import type { Look } from '../../../shared/model/look';
import type { Query } from '../../../shared/query/query';

/** The query with what was looked at put into its marks `unread`; the same one where it has none. */
export function withLook(query: Query, look: () => Look): Query {
  switch (query.kind) {
    case 'all':
      return query;
    case 'condition': {
      const { condition } = query;
      return condition.kind === 'mark' && condition.mark === 'unread' ? { ...query, condition: { ...condition, look: plain(look()) } } : query;
    }
    case 'not': {
      const part = withLook(query.part, look);
      return part === query.part ? query : { ...query, part };
    }
    case 'and':
    case 'or': {
      const parts = query.parts.map((part) => withLook(part, look));
      return parts.every((part, index) => part === query.parts[index]) ? query : { ...query, parts };
    }
  }
}

/** The same records unread, in the same numbers whatever of them stood on screen: a search that is kept serves on. */
function plain({ readTo, keptTo, seenTo }: Look): Look {
  return { readTo, keptTo, seenTo: Math.max(keptTo, seenTo) };
}
