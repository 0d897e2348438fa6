import { expect, test } from 'vitest';
import { latencyBins, linearTicks } from '../../../../../src/renderer/features/compose/latency-bins';

const latency = {
  fastestMs: 1,
  p50Ms: 2,
  p75Ms: 3,
  p90Ms: 4,
  p95Ms: 5,
  p99Ms: 10,
  slowestMs: 900,
  buckets: [
    { fromMs: 1, toMs: 1.02, count: 60 },
    { fromMs: 4, toMs: 4.08, count: 39 },
    { fromMs: 900, toMs: 918, count: 1 },
  ],
};

for (const scale of ['linear', 'log'] as const) {
  test(`leaves no answer out, and puts slower ones further right, ${scale}`, () => {
    const { counts, placeOf } = latencyBins(latency, scale);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100);
    expect(counts.indexOf(60)).toBeLessThan(counts.indexOf(39));
    expect(counts.indexOf(1)).toBeGreaterThan(counts.indexOf(39));
    expect(placeOf(2)).toBeLessThan(placeOf(4));
    expect(placeOf(5000)).toBe(1);
  });
}

test('a slow straggler does not press the others together on the linear axis', () => {
  expect(latencyBins(latency, 'linear').placeOf(4)).toBeGreaterThan(0.2);
});

test('ticks stand at round steps', () => {
  expect(linearTicks(10)).toEqual([0, 5, 10]);
  expect(linearTicks(345)).toEqual([0, 100, 200, 300]);
  expect(linearTicks(0.9)).toEqual([0, 0.5]);
});
