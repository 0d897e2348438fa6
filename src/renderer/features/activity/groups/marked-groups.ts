import type { GroupBy, RecordGroup } from '../../../../shared/model/record-group';
import { chosenGroupLimit } from '../../../../shared/model/record-selection';
import type { Filter } from '../filter';
import type { MarkedGroups, MarkedMatches, Marks } from '../selection-marks';

/** Whether a group is chosen by what it is, with every record that it had. */
export function isWholeGroup({ matches }: Marks, id: string): boolean {
  return matches?.groups?.each.has(id) === true && ![...matches.except.values()].includes(id);
}

/** All the records that a group has now. */
export function matchesOfGroup(filter: Filter, by: GroupBy, { id, newest, records }: RecordGroup): MarkedMatches {
  return matchesOfGroups(filter, { by, each: new Map([[id, { to: newest, count: records }]]) }, new Map());
}

/** With a group more, whole; undefined where there are as many as a selection may name. */
export function withGroup(before: MarkedMatches | undefined, one: MarkedMatches): MarkedMatches | undefined {
  if (before?.groups === undefined || one.groups === undefined) return one;
  const [id = ''] = one.groups.each.keys();
  const each = new Map([...before.groups.each, ...one.groups.each]);
  return each.size > chosenGroupLimit ? undefined : matchesOfGroups(one.filter, { by: one.groups.by, each }, exceptOthers(before, id));
}

/** Without a group; undefined where none is left. */
export function withoutGroup(before: MarkedMatches, id: string): MarkedMatches | undefined {
  if (before.groups === undefined) return before;
  const each = new Map(before.groups.each);
  each.delete(id);
  return each.size === 0 ? undefined : matchesOfGroups(before.filter, { by: before.groups.by, each }, exceptOthers(before, id));
}

function exceptOthers({ except }: MarkedMatches, id: string): MarkedMatches['except'] {
  return new Map([...except].filter(([, group]) => group !== id));
}

function matchesOfGroups(filter: Filter, groups: MarkedGroups, except: MarkedMatches['except']): MarkedMatches {
  const all = [...groups.each.values()];
  return { filter, from: 0, to: Math.max(...all.map(({ to }) => to)), count: all.reduce((sum, { count }) => sum + count, 0), except, groups };
}
