import type { Connection } from '../connection';
import { numberOf } from '../sql-row';
import { factsAt } from './record-facts';
import type { RecordMatcher } from './record-matcher';

/** Bodies that are held in memory at a time, unless one alone is larger. */
const heldBytes = 4 * 1024 * 1024;

/** Looks at the records themselves: the positions of those that match. Positions without a record do not. */
export function matchingPositions(connection: Connection, positions: readonly number[], matcher: RecordMatcher): readonly number[] {
  const found: number[] = [];
  for (const some of matcher.wanted.contents ? inSmallGroups(connection, positions) : [positions]) {
    for (const record of factsAt(connection, some, matcher.wanted)) if (matcher.matches(record)) found.push(record.position);
  }
  return found;
}

/** Positions in groups whose bodies can be held in memory together. */
export function inSmallGroups(connection: Connection, positions: readonly number[]): readonly (readonly number[])[] {
  const groups: number[][] = [];
  let group: number[] = [];
  let bytes = 0;
  for (const row of connection.prepare('SELECT position, coalesce(kept_bytes, size_bytes) AS bytes FROM activity WHERE position IN (SELECT value FROM json_each(?))').all(JSON.stringify(positions))) {
    const size = numberOf(row, 'bytes');
    if (group.length > 0 && bytes + size > heldBytes) {
      groups.push(group);
      group = [];
      bytes = 0;
    }
    group.push(numberOf(row, 'position'));
    bytes += size;
  }
  if (group.length > 0) groups.push(group);
  return groups;
}
