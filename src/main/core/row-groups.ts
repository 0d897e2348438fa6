import type { ActivityRow } from '../../shared/model/activity';

const rowsAtOnce = 16;
const bytesAtOnce = 1024 * 1024;

/** Rows in groups whose records are read at once: few, and of few bytes together but for the last one. */
export function* smallGroups(rows: readonly ActivityRow[]): Generator<readonly ActivityRow[]> {
  let group: ActivityRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    group.push(row);
    bytes += row.sizeBytes;
    if (group.length < rowsAtOnce && bytes < bytesAtOnce) continue;
    yield group;
    group = [];
    bytes = 0;
  }
  if (group.length > 0) yield group;
}
