/**
 * Whether no two items are equal, as JSON Schema's `uniqueItems` means it: property order does not count. Takes time in line with the
 * size; Ajv's own keyword compares each item with each other one, which a long array turns into minutes.
 */
export function itemsAreUnique(items: readonly unknown[]): boolean {
  const seen = new Set<string>();
  for (const item of items) {
    const spelled = JSON.stringify(item, sortedMembers);
    if (seen.has(spelled)) return false;
    seen.add(spelled);
  }
  return true;
}

function sortedMembers(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  // Wrapped, so that an object never reads like an array of pairs.
  return { members: Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)) };
}
