import { expect, test } from 'vitest';
import { answerWords, failureWords } from '../../../../../src/renderer/features/compose/burst-words';

test('each answer of a burst says what it means', () => {
  expect([200, 302, 401, 503].map(answerWords)).toEqual(['acknowledged', 'it points elsewhere, and redirects are not followed', 'it does not know who is asking', 'it cannot take events now']);
});

test('each failure of a burst says what happened', () => {
  expect(failureWords('refused')).toBe('The connection was refused: nothing listens at that address');
  expect(failureWords('of-a-later-version')).toBe('no whole answer');
});
