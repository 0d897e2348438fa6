import { describe, expect, test } from 'vitest';
import { retryPresets } from '../../../../src/shared/model/retry-preset';
import { delaysOf, plannedSeconds, retryScheduleProblem } from '../../../../src/shared/model/retry-schedule';

describe('presets', () => {
  // The times of the providers’ own pages, in seconds from the first attempt.
  test.each([
    ['quick', [0, 5, 35, 155, 455, 1_355, 3_155, 6_755]],
    ['standard-webhooks', [0, 5, 305, 2_105, 9_305, 27_305, 63_305, 113_705, 185_705, 272_105]],
    ['svix', [0, 5, 305, 2_105, 9_305, 27_305, 63_305, 99_305]],
    ['github', [0]],
    ['shopify', [0, 56, 169, 395, 847, 1_751, 3_558, 7_172, 14_400]],
  ] as const)('%s leaves at its published times', (preset, planned) => {
    expect(plannedSeconds({ kind: 'preset', preset })).toEqual(planned);
  });

  test('standard-webhooks ends after 75 h 35 min 5 s, stripe after three days, hookdeck after 50 retries', () => {
    const last = (preset: 'standard-webhooks' | 'stripe' | 'hookdeck'): number | undefined => plannedSeconds({ kind: 'preset', preset }).at(-1);
    expect(last('standard-webhooks')).toBe(75 * 3_600 + 35 * 60 + 5);
    expect(last('stripe')).toBe(3 * 24 * 3_600);
    expect(last('hookdeck')).toBe(50 * 3_600);
    expect(delaysOf({ kind: 'preset', preset: 'hookdeck' })).toHaveLength(50);
  });

  test('each says where its numbers come from, and which are not the provider’s own', () => {
    expect(retryPresets.filter((preset) => !preset.exact).map((preset) => preset.id)).toEqual(['stripe', 'shopify', 'hookdeck']);
    for (const preset of retryPresets) expect(preset.source).toMatch(/\.$/);
  });
});

describe('schedules', () => {
  test('none, fixed and exponential', () => {
    expect(plannedSeconds({ kind: 'none' })).toEqual([0]);
    expect(plannedSeconds({ kind: 'fixed', delaySeconds: 60, retries: 3 })).toEqual([0, 60, 120, 180]);
    expect(delaysOf({ kind: 'exponential', firstDelaySeconds: 10, factor: 2, longestDelaySeconds: 60, retries: 5 })).toEqual([10, 20, 40, 60, 60]);
    expect(delaysOf({ kind: 'exponential', firstDelaySeconds: 1, factor: 1.5, longestDelaySeconds: 1_000, retries: 4 })).toEqual([1, 2, 2, 3]);
    expect(delaysOf({ kind: 'exponential', firstDelaySeconds: 1, factor: 10, longestDelaySeconds: 604_800, retries: 100 }).at(-1)).toBe(604_800);
  });

  test.each([
    [{ kind: 'fixed', delaySeconds: 0, retries: 1 }, 'The delay must be a whole number of seconds, from 1 second to 7 days.'],
    [{ kind: 'fixed', delaySeconds: 1.5, retries: 1 }, 'The delay must be a whole number of seconds, from 1 second to 7 days.'],
    [{ kind: 'fixed', delaySeconds: 1, retries: 101 }, 'Retries must be a whole number from 1 to 100.'],
    [{ kind: 'fixed', delaySeconds: 1, retries: Number.NaN }, 'Retries must be a whole number from 1 to 100.'],
    [{ kind: 'exponential', firstDelaySeconds: 5, factor: 0.5, longestDelaySeconds: 5, retries: 1 }, 'The factor must be between 1 and 10.'],
    [{ kind: 'exponential', firstDelaySeconds: 5, factor: 2, longestDelaySeconds: 4, retries: 1 }, 'The longest delay is shorter than the first.'],
    [{ kind: 'fixed', delaySeconds: 604_800, retries: 100 }, undefined],
    [{ kind: 'exponential', firstDelaySeconds: 5, factor: 2, longestDelaySeconds: 5, retries: 1 }, undefined],
    [{ kind: 'none' }, undefined],
  ] as const)('%j: %s', (schedule, problem) => {
    expect(retryScheduleProblem(schedule)).toBe(problem);
  });
});
