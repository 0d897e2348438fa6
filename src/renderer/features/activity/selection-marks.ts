import type { ActivityRow } from '../../../shared/model/activity';
import type { GroupBy } from '../../../shared/model/record-group';
import { selectionLimit, type RecordSelection } from '../../../shared/model/record-selection';
import type { Filter } from './filter';

/** A record by its id, so that it stays the same one whatever comes above it. */
export interface Selected {
  readonly direction: ActivityRow['direction'];
  readonly id: string;
  readonly position: number;
}

/** Groups of the grouped stream by their ids: up to which position each was chosen, and how many records it had. */
export interface MarkedGroups {
  readonly by: GroupBy;
  readonly each: ReadonlyMap<string, { readonly to: number; readonly count: number }>;
}

/** Every match of a filter between two positions, both included, but for some; with `groups` those in them alone. `count` is how many there were when they were chosen. */
export interface MarkedMatches {
  readonly filter: Filter;
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Those left out, each with its group where the stream is grouped. */
  readonly except: ReadonlyMap<number, string | undefined>;
  readonly groups?: MarkedGroups;
}

/** What is selected: single records, and at most one stretch of matches, which may be of any length. */
export interface Marks {
  readonly records: ReadonlyMap<number, Selected>;
  readonly matches: MarkedMatches | undefined;
}

export const noMarks: Marks = { records: new Map(), matches: undefined };

export function only(record: Selected): Marks {
  return { records: new Map([[record.position, record]]), matches: undefined };
}

/** `group` is the one that the record is in, where the stream is grouped. */
export function isMarked({ records, matches }: Marks, position: number, group?: string): boolean {
  return records.has(position) || (matches !== undefined && isWithin(matches, position, group) && !matches.except.has(position));
}

function isWithin({ from, to, groups }: MarkedMatches, position: number, group: string | undefined): boolean {
  return position >= from && position <= (groups === undefined ? to : (groups.each.get(group ?? '')?.to ?? -1));
}

/** How many are selected, as far as the window knows without asking. */
export function markedCount({ records, matches }: Marks): number {
  if (matches === undefined) return records.size;
  let single = 0;
  // Beside the records of groups only those of others are chosen by themselves.
  for (const position of records.keys()) if (matches.groups !== undefined || !isWithin(matches, position, undefined)) single += 1;
  return single + matches.count - matches.except.size;
}

/** With one record more, or without it where it is selected. `group` is the one that it is in, where the stream is grouped. */
export function toggled(marks: Marks, record: Selected, group?: string): Marks {
  const { position } = record;
  const { matches } = marks;
  const records = new Map(marks.records);
  const inStretch = matches !== undefined && isWithin(matches, position, group);
  if (!isMarked(marks, position, group)) {
    if (!inStretch) return { records: records.size < selectionLimit ? records.set(position, record) : records, matches };
    const except = new Map(matches.except);
    except.delete(position);
    return { records, matches: { ...matches, except } };
  }
  records.delete(position);
  if (!inStretch || matches.except.size >= selectionLimit) return { records, matches };
  return { records, matches: { ...matches, except: new Map(matches.except).set(position, group) } };
}

/** The selection as the core takes it. */
export function recordSelection({ records, matches }: Marks): RecordSelection {
  const positions = [...records.keys()];
  if (matches === undefined) return { records: positions };
  const { filter, from, to, except, groups } = matches;
  const chosen = groups === undefined ? {} : { groups: { by: groups.by, each: [...groups.each].map(([id, { to: last }]) => ({ id, to: last })) } };
  return { records: positions, matches: { query: filter.query, quick: filter.quick, from, to, except: [...except.keys()], ...chosen } };
}
