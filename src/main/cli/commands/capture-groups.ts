import { isFailing } from '../../../shared/model/activity';
import { groupings, type GroupLine } from '../../../shared/model/record-group';
import type { Query } from '../../../shared/query/query';
import type { Reader } from '../../core/reader';
import { exitCode, wrongCall, type ExitCode } from '../exit-code';
import { printable, type Flags } from '../flags';
import { tableLines, type Output } from '../output';

const pageLines = 500;

/** A group as it is told: one JSON value a line, or one line of a table. */
interface ToldGroup {
  readonly group: string;
  readonly label: string | null;
  readonly requests: number;
  readonly failing: number;
  readonly eventName: string | null;
  readonly firstMs: number;
  readonly lastMs: number;
}

/** `hookbench captures list --group event|claim`: the captured requests that pass the query in groups, that with the newest first. */
export async function listGroups(reader: Reader, query: Query, wanted: string, flags: Flags, output: Output): Promise<ExitCode> {
  const by = groupings.find((each) => each === wanted);
  if (by === undefined) throw wrongCall(`--group takes ${groupings.join(' or ')}, not “${printable(wanted)}”.`);
  const limit = flags.number('limit', 1, 10_000_000) ?? Number.MAX_SAFE_INTEGER;
  const rows: string[][] = [];
  for (let from = 0; from < limit; ) {
    const page = await reader.log.groupLines(query, 'received', { by, folded: true, except: [], from, limit: Math.min(pageLines, limit - from) });
    for (const group of page.lines.map(toldGroup)) {
      if (output.json) output.value(group);
      else rows.push([group.group, group.label ?? '', String(group.requests), String(group.failing), new Date(group.firstMs).toISOString(), new Date(group.lastMs).toISOString(), group.eventName ?? '']);
    }
    from += page.lines.length;
    if (page.lines.length === 0 || from >= page.total) break;
  }
  if (!output.json) for (const line of tableLines(['Group', 'Name', 'Requests', 'Failing', 'First', 'Last', 'Newest event'], rows)) output.say(line);
  return exitCode.done;
}

function toldGroup(line: GroupLine): ToldGroup {
  if (line.kind === 'record') {
    const { row, group } = line;
    return { group, label: null, requests: 1, failing: isFailing(row) ? 1 : 0, eventName: row.eventName, firstMs: row.timeMs, lastMs: row.timeMs };
  }
  const { id, subject, records, failing, eventName, firstMs, lastMs } = line.group;
  return { group: id, label: 'label' in subject ? subject.label : null, requests: records, failing, eventName, firstMs, lastMs };
}
