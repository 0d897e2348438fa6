import { afterEach, expect, test } from 'vitest';
import { formatDated, formatTime } from '../../../../src/renderer/ui/format';
import { agoWords, isoTime } from '../../../../src/renderer/ui/moment-words';
import { chooseTimeForm } from '../../../../src/renderer/ui/time-form';

const timeMs = new Date(2026, 10, 23, 9, 5, 7, 18).getTime();

afterEach(() => chooseTimeForm('clock'));

test.each([
  [-5_000, 'just now'],
  [999, 'just now'],
  [1_000, '1 s ago'],
  [59_999, '59 s ago'],
  [60_000, '1 min ago'],
  [3_599_999, '59 min ago'],
  [3_600_000, '1 h ago'],
  [86_400_000, '1 d ago'],
  [6 * 86_400_000, '6 d ago'],
  [10 * 86_400_000, '23 Nov'],
  [400 * 86_400_000, '23 Nov 2026'],
])('%d ms later it was %s', (laterMs, words) => expect(agoWords(timeMs, timeMs + laterMs)).toBe(words));

test('ISO names the same moment, with the distance of this computer’s zone', () => {
  expect(isoTime(timeMs, 'millisecond')).toMatch(/^2026-11-23T09:05:07\.018[+-]\d\d:\d\d$/);
  expect(Date.parse(isoTime(timeMs, 'millisecond'))).toBe(timeMs);
  expect(Date.parse(isoTime(timeMs, 'second'))).toBe(timeMs - 18);
});

test('a sentence follows the choice between clock and ISO, and does not age', () => {
  expect(formatDated('Today', timeMs)).toBe('Today, 09:05:07.018');
  expect(formatDated('', timeMs, 'second')).toBe('09:05:07');
  chooseTimeForm('ago');
  expect(formatTime(timeMs, 'second')).toBe('09:05:07');
  chooseTimeForm('iso');
  expect(formatDated('Today', timeMs)).toBe(isoTime(timeMs, 'millisecond'));
});
