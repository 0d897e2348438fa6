/** What is wrong with the name of a new event, or undefined. It travels as a header's value, so it is ASCII without spaces. */
export function nameProblem(name: string, taken: ReadonlySet<string>): string | undefined {
  const trimmed = name.trim();
  if (!/^[\x21-\x7e]+$/.test(trimmed)) return 'Use letters, digits, dots and underscores, without spaces';
  return taken.has(trimmed) ? `${trimmed} is in the catalogue already` : undefined;
}
