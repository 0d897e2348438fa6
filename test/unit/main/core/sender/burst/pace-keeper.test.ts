import { expect, test } from 'vitest';
import { PaceKeeper } from '../../../../../../src/main/core/sender/burst/pace-keeper';

/** How many leave until `untilMs` where someone looks every `stepMs`. */
function leaving(keeper: PaceKeeper, fromMs: number, untilMs: number, stepMs: number): number {
  let count = 0;
  for (let nowMs = fromMs; nowMs < untilMs; nowMs += stepMs) {
    while (keeper.waitMs(nowMs) === 0) {
      keeper.left(nowMs);
      count += 1;
    }
  }
  return count;
}

test.each([0.5, 1, 7, 30])('keeps its rate where time passes in steps of %d ms', (stepMs) => {
  expect(Math.abs(leaving(new PaceKeeper({ kind: 'rate', perSecond: 500 }, 0), 0, 2_000, stepMs) - 1_000)).toBeLessThanOrEqual(16);
});

test('makes good a tenth of a second of a long wait, and no more', () => {
  const keeper = new PaceKeeper({ kind: 'rate', perSecond: 100 }, 0);
  keeper.left(0);
  expect(leaving(keeper, 60_000, 60_001, 1)).toBeLessThanOrEqual(11);
});

test('goes on at another pace from now', () => {
  const keeper = new PaceKeeper({ kind: 'rate', perSecond: 1 }, 0);
  keeper.left(0);
  expect(keeper.waitMs(100)).toBe(900);
  keeper.change({ kind: 'rate', perSecond: 10 }, 100);
  expect(keeper.waitMs(100)).toBe(0);
  keeper.left(100);
  expect(keeper.waitMs(100)).toBe(100);
  keeper.change({ kind: 'as-answered' }, 100);
  expect(keeper.waitMs(100)).toBe(0);
});

test.each([1, 7])('rises evenly from nothing to its rate where time passes in steps of %d ms', (stepMs) => {
  const keeper = new PaceKeeper({ kind: 'rate', perSecond: 100, risingMs: 4_000 }, 0);
  // The area under the line: a quarter of the rise in its first half, and three quarters in its second.
  expect(Math.abs(leaving(keeper, 0, 2_000, stepMs) - 50)).toBeLessThanOrEqual(2);
  expect(Math.abs(leaving(keeper, 2_000, 4_000, stepMs) - 150)).toBeLessThanOrEqual(2);
  expect(Math.abs(leaving(keeper, 4_000, 5_000, stepMs) - 100)).toBeLessThanOrEqual(2);
});

test('a pace that is changed while it rises is in force at once', () => {
  const keeper = new PaceKeeper({ kind: 'rate', perSecond: 10, risingMs: 60_000 }, 0);
  keeper.left(0);
  expect(keeper.waitMs(0)).toBeGreaterThan(3_000);
  keeper.change({ kind: 'rate', perSecond: 10, risingMs: 60_000 }, 100);
  keeper.left(100);
  expect(keeper.waitMs(100)).toBeCloseTo(100);
});
