import { expect, test } from 'vitest';
import { rowsOfKey } from '../../../../src/renderer/ui/list-keys';

test('a key goes on by a row, a page or to an end', () => {
  const keys = ['ArrowDown', 'j', 'J', 'ArrowUp', 'k', 'K', 'PageDown', 'PageUp', 'Home', 'End'];
  expect(keys.map((key) => rowsOfKey(key, 12))).toEqual([1, 1, 1, -1, -1, -1, 12, -12, -Infinity, Infinity]);
});

test('other keys move nothing', () => {
  expect(['Enter', ' ', 'ArrowLeft', 'l', ''].map((key) => rowsOfKey(key, 12))).toEqual(Array.from({ length: 5 }));
});
