import type { CatalogEntry } from '../../../shared/catalog/catalog';

/** Events of one group that match a search. */
export interface MatchingGroup {
  readonly name: string;
  readonly events: readonly CatalogEntry[];
}

/** The catalogue by group, with only the events whose name or description holds every word of the search. */
export function matchingGroups(catalog: readonly CatalogEntry[], search: string): readonly MatchingGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const groups = new Map<string, CatalogEntry[]>();
  for (const entry of catalog) {
    const text = `${entry.name} ${entry.description}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    const events = groups.get(entry.group);
    if (events === undefined) groups.set(entry.group, [entry]);
    else events.push(entry);
  }
  return Array.from(groups, ([name, events]) => ({ name, events }));
}
