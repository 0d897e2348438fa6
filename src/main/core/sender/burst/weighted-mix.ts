/**
 * Picks by weight without chance: each pick goes to the one that is furthest behind its share, so that after any number of picks
 * every one has its share to within one.
 */
export function createWeightedMix<T>(items: readonly { readonly item: T; readonly weight: number }[]): () => T {
  const total = items.reduce((sum, { weight }) => sum + weight, 0);
  const owed = items.map(() => 0);
  return () => {
    let best = 0;
    items.forEach(({ weight }, index) => {
      owed[index] = (owed[index] ?? 0) + weight;
      if ((owed[index] ?? 0) > (owed[best] ?? 0)) best = index;
    });
    owed[best] = (owed[best] ?? 0) - total;
    const picked = items[best];
    if (picked === undefined) throw new Error('A mix of nothing was asked for.');
    return picked.item;
  };
}
