import { expect, test } from 'vitest';
import { movedRow } from '../../../../../src/renderer/features/endpoints/header-order';

const rows = [1, 2, 3].map((key) => ({ key, name: `X-${key}`, value: '' }));
const keysAfter = (key: number, by: -1 | 1): readonly number[] => movedRow(rows, key, by).map((row) => row.key);

test('moves a header by a place, and stops at the ends', () => {
  expect(keysAfter(3, -1)).toEqual([1, 3, 2]);
  expect(keysAfter(1, 1)).toEqual([2, 1, 3]);
  expect(keysAfter(1, -1)).toEqual([1, 2, 3]);
  expect(keysAfter(3, 1)).toEqual([1, 2, 3]);
  expect(keysAfter(9, 1)).toEqual([1, 2, 3]);
});
