/** Gives each text a number of its own, the same one each time, so that long texts are compared once. */
export function createSymbols(): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    known.set(text, known.size);
    return known.size - 1;
  };
}
