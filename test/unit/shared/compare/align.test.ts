import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { align, type Stretch } from '../../../../src/shared/compare/align';
import { compareBytes } from '../../../../src/shared/compare/compare-bytes';
import { keptOrder } from '../../../../src/shared/compare/kept-order';
import { seededRandom } from '../../../support/seeded-random';
import { cpuMs } from '../../../support/cpu-time';

/** B as the stretches say it is made: what is the same from A, the rest from B. Fails where they do not cover both sides in order. */
function madeFrom(stretches: readonly Stretch[], a: ArrayLike<number>, b: ArrayLike<number>): number[] {
  const made: number[] = [];
  let aAt = 0;
  let bAt = 0;
  for (const { same, aFrom, aTo, bFrom, bTo } of stretches) {
    expect([aFrom, bFrom]).toEqual([aAt, bAt]);
    if (same) expect(aTo - aFrom).toBe(bTo - bFrom);
    for (let index = same ? aFrom : bFrom; index < (same ? aTo : bTo); index += 1) made.push((same ? a[index] : b[index]) ?? -1);
    aAt = aTo;
    bAt = bTo;
  }
  expect([aAt, bAt]).toEqual([a.length, b.length]);
  return made;
}

const symbols = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 40 });

test('lists become one another by what differs, and the same list differs in nothing', () => {
  fc.assert(
    fc.property(symbols, symbols, fc.integer({ min: 0, max: 60 }), (a, b, limit) => {
      expect(madeFrom(align(a, b, limit), a, b)).toEqual(b);
      expect(align(a, a).every(({ same }) => same)).toBe(true);
    }),
  );
});

test('as few as possible are taken as different', () => {
  const differing = (a: string, b: string): number => align([...a].map((each) => each.charCodeAt(0)), [...b].map((each) => each.charCodeAt(0))).reduce((sum, { same, aFrom, aTo, bFrom, bTo }) => sum + (same ? 0 : aTo - aFrom + bTo - bFrom), 0);
  expect(differing('abcabba', 'cbabac')).toBe(5);
  expect(differing('kitten', 'sitting')).toBe(5);
});

test('the longest rising way stays in its place', () => {
  expect(keptOrder([0, 2, 1, 3])).toEqual([true, false, true, true]);
  expect(keptOrder([3, 0, 1, 2])).toEqual([false, true, true, true]);
  expect(keptOrder([])).toEqual([]);
});

describe('bytes', () => {
  test('become one another by what differs', () => {
    const bytes = fc.uint8Array({ maxLength: 300, max: 3 });
    fc.assert(
      fc.property(bytes, bytes, bytes, (a, b, end) => {
        const one = new Uint8Array([...a, ...end]);
        const other = new Uint8Array([...b, ...end]);
        expect(madeFrom(compareBytes(one, other), one, other)).toEqual([...other]);
        expect(compareBytes(one, one).every(({ same }) => same)).toBe(true);
      }),
    );
  });

  test('are laid together again after an insertion, in megabytes', () => {
    const random = seededRandom(7);
    const a = Uint8Array.from({ length: 3 * 1024 * 1024 }, () => Math.floor(random() * 256));
    const b = new Uint8Array([...a.subarray(0, 1_000_000), 1, 2, 3, ...a.subarray(1_000_000, 2_000_000), ...a.subarray(2_000_010)]);
    const before = cpuMs();
    const stretches = compareBytes(a, b);
    const spent = cpuMs() - before;
    const differing = stretches.filter(({ same }) => !same);
    expect(differing.reduce((sum, { aFrom, aTo, bFrom, bTo }) => sum + aTo - aFrom + bTo - bFrom, 0)).toBe(13);
    expect(spent).toBeLessThan(2_000);
  });

  test('of nothing but zeros do not take for ever', () => {
    const before = cpuMs();
    expect(compareBytes(new Uint8Array(2_000_000), new Uint8Array(1_500_000)).filter(({ same }) => !same)).toEqual([{ same: false, aFrom: 1_500_000, aTo: 2_000_000, bFrom: 1_500_000, bTo: 1_500_000 }]);
    compareBytes(new Uint8Array(1_000_000), new Uint8Array(1_000_000).fill(1));
    expect(cpuMs() - before).toBeLessThan(2_000);
  });
});
