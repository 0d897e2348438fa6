import { expect, test } from 'vitest';
import { matchText } from '../../../../../src/renderer/app/palette/palette-match';

test('finds every word of the query, in any order and case', () => {
  expect(matchText('Send claim.assigned', 'ASSI send')?.ranges).toEqual([
    [0, 4],
    [11, 15],
  ]);
  expect(matchText('Send claim.assigned', 'send contact')).toBeUndefined();
});

test('prefers the beginning of a word', () => {
  expect(matchText('claim.unassigned assigned', 'assi')?.ranges).toEqual([[17, 21]]);
  const atWord = matchText('claim.assigned', 'assi')?.score ?? 0;
  const within = matchText('claim.unassigned', 'assi')?.score ?? 0;
  expect(atWord).toBeGreaterThan(within);
});

test('joins places that overlap', () => {
  expect(matchText('assigned', 'assi signed')?.ranges).toEqual([[0, 8]]);
});

test('an empty query is found everywhere, with nothing marked', () => {
  expect(matchText('anything', '  ')).toEqual({ ranges: [], score: 0 });
});
