import { createElement } from 'react';
import { expect, test } from 'vitest';
import { isSought, textOf } from '../../../../../src/renderer/features/settings/sought';

test('every word counts, in any order and case, and nothing finds all', () => {
  expect(isSought('FULL disk', 'When the disk is full')).toBe(true);
  expect(isSought('disk empty', 'When the disk is full')).toBe(false);
  expect(isSought(' disk ', 'When the disk is full')).toBe(true);
  expect(isSought('', 'Theme')).toBe(true);
});

test('words are found within elements', () => {
  expect(textOf(['Open at ', createElement('b', null, 'port ', 4455), null, false])).toBe('Open at port 4455');
});
