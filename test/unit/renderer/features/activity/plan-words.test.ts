import { expect, test } from 'vitest';
import { planWords } from '../../../../../src/renderer/features/activity/plan-words';

test('a delivery says by which schedule it is tried, and how much faster than in truth', () => {
  expect(planWords({ schedule: { kind: 'preset', preset: 'quick' }, timeScale: 60 })).toBe('Quick retry schedule, 60× faster');
  expect(planWords({ schedule: { kind: 'preset', preset: 'svix' }, timeScale: 1 })).toBe('Svix retry schedule');
  expect(planWords({ schedule: { kind: 'fixed', delaySeconds: 5, retries: 2 }, timeScale: 1_000 })).toBe('Retries at fixed times, 1000× faster');
});
