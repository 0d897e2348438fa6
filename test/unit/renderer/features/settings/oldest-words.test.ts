import { expect, test } from 'vitest';
import { oldestWords } from '../../../../../src/renderer/features/settings/oldest-words';

test('the day of the oldest record names the year only where it is another', () => {
  const now = new Date(2026, 10, 23, 18, 30).getTime();
  expect(oldestWords(new Date(2026, 10, 23, 0, 0).getTime(), now)).toBe('oldest from today');
  expect(oldestWords(new Date(2026, 9, 12, 23, 59).getTime(), now)).toBe('oldest from 12 October');
  expect(oldestWords(new Date(2025, 2, 3).getTime(), now)).toBe('oldest from 3 March 2025');
});
