import { expect, test } from 'vitest';
import { createWeightedMix } from '../../../../../../src/main/core/sender/burst/weighted-mix';

test('after any number of picks each has its share to within one', () => {
  const weights = [6, 3, 1];
  const next = createWeightedMix(weights.map((weight, item) => ({ item, weight })));
  const counts = [0, 0, 0];
  for (let picks = 1; picks <= 1_000; picks += 1) {
    const picked = next();
    counts[picked] = (counts[picked] ?? 0) + 1;
    for (const [item, weight] of weights.entries()) expect(Math.abs((counts[item] ?? 0) - (picks * weight) / 10)).toBeLessThan(1);
  }
});
