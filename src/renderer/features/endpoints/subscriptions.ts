import type { CatalogEntry } from '../../../shared/catalog/catalog';

/** Events of one group, in the catalogue's order. */
export interface EventGroup {
  readonly name: string;
  readonly events: readonly CatalogEntry[];
}

/** The catalogue by group, groups in the order in which they first come. */
export function groupsOf(catalog: readonly CatalogEntry[]): readonly EventGroup[] {
  const groups = new Map<string, CatalogEntry[]>();
  for (const entry of catalog) {
    const events = groups.get(entry.group);
    if (events === undefined) groups.set(entry.group, [entry]);
    else events.push(entry);
  }
  return Array.from(groups, ([name, events]) => ({ name, events }));
}

/** How much of a group an endpoint is subscribed to. */
export function groupState(subscribed: readonly string[], group: EventGroup): 'all' | 'some' | 'none' {
  const count = group.events.filter(({ name }) => subscribed.includes(name)).length;
  if (count === 0) return 'none';
  return count === group.events.length ? 'all' : 'some';
}

/** The names with one added at the end, or taken out where it was there. */
export function toggled(subscribed: readonly string[], name: string): readonly string[] {
  return subscribed.includes(name) ? subscribed.filter((other) => other !== name) : [...subscribed, name];
}

/** The names with the whole group in, or without any of it where all were in. */
export function toggledGroup(subscribed: readonly string[], names: readonly string[]): readonly string[] {
  const missing = names.filter((name) => !subscribed.includes(name));
  return missing.length === 0 ? subscribed.filter((name) => !names.includes(name)) : [...subscribed, ...missing];
}
