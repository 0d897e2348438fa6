import { expect, it } from 'vitest';
import { findInText } from '../../../../src/renderer/ui/find-in-text';

it('finds words without case and takes every character as itself', () => {
  expect(findInText('a.B A.b axb', 'a.b')).toEqual([
    { start: 0, end: 3 },
    { start: 4, end: 7 },
  ]);
});

it('finds nothing for no words, and at most a thousand places', () => {
  expect(findInText('abc', '')).toEqual([]);
  expect(findInText('x'.repeat(5000), 'x')).toHaveLength(1000);
});
