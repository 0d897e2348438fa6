import { expect, test } from 'vitest';
import { LatencyHistogram } from '../../../../../../src/main/core/sender/burst/latency-histogram';
import { seededRandom } from '../../../../../support/seeded-random';

test('percentiles are right to 2 %, the ends exact, and nothing is lost', () => {
  const random = seededRandom(7);
  const histogram = new LatencyHistogram();
  const values = Array.from({ length: 20_000 }, () => 0.02 * 10 ** (random() * 6));
  for (const value of values) histogram.add(value);
  values.sort((a, b) => a - b);
  const figures = histogram.figures();
  const exact = (percent: number): number => values[Math.ceil((values.length * percent) / 100) - 1] ?? 0;
  for (const [found, percent] of [[figures.p50Ms, 50], [figures.p75Ms, 75], [figures.p90Ms, 90], [figures.p95Ms, 95], [figures.p99Ms, 99]] as const) {
    expect(Math.abs(found / exact(percent) - 1)).toBeLessThan(0.02);
  }
  expect([figures.fastestMs, figures.slowestMs]).toEqual([values[0], values.at(-1)]);
  expect(figures.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
  expect(figures.buckets.length).toBeLessThanOrEqual(500);
  for (const [index, { fromMs, toMs, count }] of figures.buckets.entries()) {
    expect(values.filter((value) => Math.round(value * 1_000) >= fromMs * 1_000 && Math.round(value * 1_000) < toMs * 1_000)).toHaveLength(count);
    expect(fromMs).toBeGreaterThanOrEqual(figures.buckets[index - 1]?.toMs ?? 0);
  }
});

test('counts the extremes', () => {
  const histogram = new LatencyHistogram();
  for (const value of [0, 0.0001, 1e12]) histogram.add(value);
  expect(histogram.figures()).toMatchObject({ fastestMs: 0, slowestMs: 1e12, p50Ms: 0.0005 });
});

test('has nothing to say of nothing', () => {
  expect(new LatencyHistogram().figures()).toEqual({ fastestMs: 0, p50Ms: 0, p75Ms: 0, p90Ms: 0, p95Ms: 0, p99Ms: 0, slowestMs: 0, buckets: [] });
});
