import { expect, test } from 'vitest';
import { writtenLabels } from '../../../../../src/renderer/features/endpoints/strip-labels';
import { spanWords } from '../../../../../src/renderer/features/endpoints/retry-words';
import { retryPresets } from '../../../../../src/shared/model/retry-preset';

const labelsOf = (delays: readonly number[]): readonly string[] => ['0 s', ...delays.map((seconds) => `+${spanWords(seconds)}`)];
const written = (id: string): readonly string[] => {
  const labels = labelsOf(retryPresets.find((preset) => preset.id === id)?.delaysSeconds ?? []);
  return labels.filter((_, index) => writtenLabels(labels).has(index));
};

test('eight short waits are all written', () => {
  expect(written('quick')).toEqual(['0 s', '+5 s', '+30 s', '+2 min', '+5 min', '+15 min', '+30 min', '+1 h']);
});

test('of many or long waits those that have room, the first and the last among them', () => {
  expect(written('stripe')).toEqual(['0 s', '+2 min 7 s', '+16 min 53 s', '+2 h 15 min', '+1 d 12 h']);
  expect(written('hookdeck').length).toBeLessThan(14);
  expect(written('hookdeck').length).toBeGreaterThan(4);
});

test('one attempt alone has its own label', () => {
  expect(writtenLabels(['0 s'])).toEqual(new Set([0]));
});
