import type { GroupLinesPage } from '../../../../shared/contract/groups-contract';
import type { GroupBy, GroupLine, RecordGroup } from '../../../../shared/model/record-group';
import { activityFlag } from '../activity-flags';
import type { ActivityIndex } from '../activity-index';
import { activityRowsAt } from '../activity-rows';
import type { Connection } from '../connection';
import { numberOf, textOrNull } from '../sql-row';
import { codeOfGroup, groupIdOf, subjectAt } from './group-names';
import { rankOfLine, type Folds, type GroupOrder } from './group-order';
import type { RecordGroups } from './record-groups';

/** Which lines of the grouped stream are wanted. */
export interface WantedLines {
  readonly by: GroupBy;
  readonly folded: boolean;
  readonly except: readonly string[];
  /** Counted from the top, or from the line that `near` names. */
  readonly from: number;
  readonly limit: number;
  readonly near?: { readonly group: string; readonly position?: number; readonly line: number };
}

/** The log with its groups, in one view. */
interface LinesView {
  readonly connection: Connection;
  readonly index: ActivityIndex;
  readonly groups: RecordGroups;
  readonly order: GroupOrder;
}

/** The records of a group in figures. */
type Tally = Pick<RecordGroup, 'records' | 'sent' | 'received' | 'failing' | 'warning' | 'underWay' | 'notDelivered'>;

/** The wanted lines. */
export function linesOf(view: LinesView, wanted: WantedLines): Omit<GroupLinesPage, 'logTotal' | 'searched'> {
  const { connection, index, groups, order } = view;
  const except = new Set(wanted.except.flatMap((id) => codeOfGroup(connection, index, groups, id) ?? []));
  const folds: Folds = { folded: wanted.folded, except };
  const starts = order.lineStarts(folds);
  const total = starts[order.groups] ?? 0;
  const near = wanted.near === undefined ? undefined : lineOf(view, folds, starts, wanted.near);
  const begin = wanted.near === undefined ? wanted.from : (near ?? wanted.near.line) + wanted.from;
  const from = Math.max(0, Math.min(Math.floor(begin), total));
  const end = Math.min(total, from + Math.max(0, Math.floor(wanted.limit)));
  return { from, lines: from < end ? drawn(view, wanted.by, folds, starts, from, end) : [], total, groups: order.groups, records: order.records, near: near ?? null };
}

/** Where a head or a record stands; a record of a folded group at the head. Undefined where it is gone. */
function lineOf({ connection, index, groups, order }: LinesView, folds: Folds, starts: Uint32Array, near: NonNullable<WantedLines['near']>): number | undefined {
  const { position, group } = near;
  const place = position === undefined || !index.has(position) ? undefined : index.indexOf(position);
  const code = place === undefined ? codeOfGroup(connection, index, groups, group) : groups.codeAt(place);
  const rank = code === undefined ? undefined : order.rankOf(code);
  if (rank === undefined) return undefined;
  const start = starts[rank] ?? 0;
  if (place === undefined) return position === undefined ? start : undefined;
  const member = order.memberAt(rank, place);
  if (member === undefined) return undefined;
  return order.isBare(rank) || order.isFolded(rank, folds) ? start : start + 1 + member;
}

function drawn(view: LinesView, by: GroupBy, folds: Folds, starts: Uint32Array, from: number, end: number): readonly GroupLine[] {
  const { connection, index, order } = view;
  const firstRank = rankOfLine(starts, from);
  const positions: number[] = [];
  // Heads first, then the records in view: all rows are read at once.
  for (let rank = firstRank; (starts[rank] ?? end) < end; rank += 1) positions.push(index.positionAt(order.placeAt(rank, 0)), index.positionAt(order.placeAt(rank, order.count(rank) - 1)));
  const times = new Map(
    connection
      .prepare('SELECT position, time_ms, event_name FROM activity WHERE position IN (SELECT value FROM json_each(?))')
      .all(JSON.stringify(positions))
      .map((row) => [numberOf(row, 'position'), { timeMs: numberOf(row, 'time_ms'), eventName: textOrNull(row, 'event_name') }] as const),
  );
  const lines: (GroupLine | { readonly position: number; readonly place: number; readonly of: number; readonly group: string; readonly alone: boolean })[] = [];
  for (let rank = firstRank, line = from; line < end; rank += 1) {
    const count = order.count(rank);
    const newest = index.positionAt(order.placeAt(rank, 0));
    const start = starts[rank] ?? 0;
    const next = starts[rank + 1] ?? end;
    const subject = view.groups.subjectOf(newest, () => subjectAt(connection, by, newest));
    const id = groupIdOf(subject);
    if (order.isBare(rank)) {
      lines.push({ position: newest, place: rank + 1, of: order.groups, group: id, alone: true });
      line += 1;
      continue;
    }
    if (line === start) {
      const first = times.get(index.positionAt(order.placeAt(rank, count - 1)));
      const last = times.get(newest);
      const firstMs = first?.timeMs ?? 0;
      const lastMs = last?.timeMs ?? 0;
      lines.push({
        kind: 'group',
        place: rank + 1,
        of: order.groups,
        group: { id, subject, newest, eventName: last?.eventName ?? null, ...tally(view, rank), firstMs: Math.min(firstMs, lastMs), lastMs: Math.max(firstMs, lastMs), folded: order.isFolded(rank, folds) },
      });
      line += 1;
    }
    for (; line < Math.min(next, end); line += 1) {
      const member = line - start - 1;
      lines.push({ position: index.positionAt(order.placeAt(rank, member)), place: member + 1, of: count, group: id, alone: false });
    }
  }
  const wanted = lines.flatMap((line) => ('position' in line ? [line.position] : []));
  const rows = new Map(activityRowsAt(connection, wanted).map((row) => [row.position, row]));
  return lines.flatMap((line): readonly GroupLine[] => {
    if (!('position' in line)) return [line];
    const { position, ...rest } = line;
    const row = rows.get(position);
    return row === undefined ? [] : [{ kind: 'record', ...rest, row }];
  });
}

function tally({ index, groups, order }: LinesView, rank: number): Tally {
  const count = order.count(rank);
  const counts = { records: count, sent: 0, received: 0, failing: 0, warning: 0, underWay: 0, notDelivered: 0 };
  for (let member = 0; member < count; member += 1) {
    const place = order.placeAt(rank, member);
    const flags = index.flags[place] ?? 0;
    if ((flags & activityFlag.received) === 0) counts.sent += 1;
    else counts.received += 1;
    if ((flags & activityFlag.failing) !== 0) counts.failing += 1;
    else if (groups.warnsAt(place)) counts.warning += 1;
    if ((flags & activityFlag.underWay) !== 0) counts.underWay += 1;
    if ((flags & activityFlag.notDelivered) !== 0) counts.notDelivered += 1;
  }
  return counts;
}
