import { expect, test } from 'vitest';
import { rovingTarget } from '../../../../src/renderer/ui/roving';

test('arrows go round at both ends, Home and End go to them, other keys go nowhere', () => {
  expect(rovingTarget('ArrowRight', 0, 3)).toBe(1);
  expect(rovingTarget('ArrowRight', 2, 3)).toBe(0);
  expect(rovingTarget('ArrowLeft', 0, 3)).toBe(2);
  expect(rovingTarget('Home', 2, 3)).toBe(0);
  expect(rovingTarget('End', 0, 3)).toBe(2);
  expect(rovingTarget('Enter', 0, 3)).toBeUndefined();
  expect(rovingTarget('ArrowRight', 0, 0)).toBeUndefined();
});
