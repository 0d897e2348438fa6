import type { HeaderChange, HeaderPair } from '../../../shared/model/header';

/** What became of the header lines: those whose value changed, went or came, by name without case, in the order of their first line. */
export function headerChanges(before: readonly HeaderPair[], after: readonly HeaderPair[]): readonly HeaderChange[] {
  const names = new Map<string, string>();
  for (const [name] of [...before, ...after]) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  return [...names].flatMap(([lower, name]) => {
    const valuesOf = (headers: readonly HeaderPair[]): readonly string[] => headers.filter(([each]) => each.toLowerCase() === lower).map(([, value]) => value);
    const old = valuesOf(before);
    const made = valuesOf(after);
    return Array.from({ length: Math.max(old.length, made.length) }, (_, index): HeaderChange => ({ name, before: old[index] ?? null, after: made[index] ?? null })).filter((change) => change.before !== change.after);
  });
}
