import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeBefore } from '../../../../src/shared/order/place-before';

test('finds the last number that is not above the one asked for, of equal ones the last, and 0 where none is', () => {
  expect(placeBefore([0, 4, 4, 9], 4)).toBe(2);
  expect(placeBefore([5, 9], 4)).toBe(0);
  expect(placeBefore([], 4)).toBe(0);
  fc.assert(
    fc.property(fc.array(fc.nat(30)), fc.nat(30), (numbers, value) => {
      const rising = numbers.toSorted((one, other) => one - other);
      expect(placeBefore(Uint32Array.from(rising), value)).toBe(Math.max(0, rising.findLastIndex((each) => each <= value)));
    }),
  );
});
