import { expect, test } from 'vitest';
import { roundTimesMs } from '../../../../../src/renderer/features/scenarios/round-times';

test('the ticks of a run stand at round times, from its begin to no later than its end', () => {
  expect(roundTimesMs(1)).toEqual([0]);
  expect(roundTimesMs(450)).toEqual([0, 100, 200, 300, 400]);
  expect(roundTimesMs(256_000)).toEqual([0, 60_000, 120_000, 180_000, 240_000]);
  expect(roundTimesMs(3_600_000)).toEqual([0, 900_000, 1_800_000, 2_700_000, 3_600_000]);
  const day = 86_400_000;
  expect(roundTimesMs(30 * day)).toEqual([0, 6, 12, 18, 24, 30].map((days) => days * day));
});
