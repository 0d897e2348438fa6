import type { PerformedBy } from '../../../../shared/model/event';

const known: ReadonlyMap<string, number> = new Map([
  ['John Smith', 2642],
  ['Amara Okafor', 1187],
]);

/** A user by name. An id that is not told follows from the name, so that a file makes the same events on every computer. */
export function performerNamed(name: string, userId: number | undefined): Extract<PerformedBy, { kind: 'user' }> {
  return { kind: 'user', userId: userId ?? known.get(name) ?? idOf(name), name };
}

/** FNV-1a over the UTF-16 units, brought to four or five digits. */
function idOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193) >>> 0;
  return 3_000 + (hash % 60_000);
}
