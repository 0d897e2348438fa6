import { expect, test } from 'vitest';
import { changeBetween } from '../../../../src/renderer/ui/code-editor-change';

test('finds the shortest replacement', () => {
  expect(changeBetween('{"a": null}', '{"a": 12}')).toEqual({ from: 6, to: 10, insert: '12' });
  expect(changeBetween('abc', 'abc')).toEqual({ from: 3, to: 3, insert: '' });
  expect(changeBetween('aa', 'aaa')).toEqual({ from: 2, to: 2, insert: 'a' });
  expect(changeBetween('', 'x')).toEqual({ from: 0, to: 0, insert: 'x' });
});
