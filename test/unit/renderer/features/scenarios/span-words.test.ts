import { expect, test } from 'vitest';
import { clockWords, spanWords, tookWords } from '../../../../../src/renderer/features/scenarios/span-words';

test.each([
  [0, '0 s'],
  [380, '0.4 s'],
  [9_940, '9.9 s'],
  [12_000, '12 s'],
  [59_400, '59 s'],
  [60_000, '1 min'],
  [85_000, '1 min 25 s'],
  [3_600_000, '1 h'],
  [3_840_000, '1 h 04 min'],
  [86_400_000 * 2, '2 d'],
  [86_400_000 * 2 + 3 * 3_600_000, '2 d 3 h'],
])('%d ms is %s', (ms, words) => {
  expect(spanWords(ms)).toBe(words);
});

test('what took less than a second is told in milliseconds', () => {
  expect([0, 58.4, 999.4, 999.6, 2_300].map(tookWords)).toEqual(['0 ms', '58 ms', '999 ms', '1 s', '2.3 s']);
});

test('a running time counts in seconds', () => {
  expect([0, 68_900, 3_725_000].map(clockWords)).toEqual(['0:00', '1:08', '1:02:05']);
});
