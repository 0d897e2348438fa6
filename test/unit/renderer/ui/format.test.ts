import { describe, expect, test } from 'vitest';
import { counted, formatCount, formatDuration, formatSize, formatTime } from '../../../../src/renderer/ui/format';

describe('durations', () => {
  test.each([
    [0, '0 ms'],
    [0.4, '0.4 ms'],
    [0.96, '1 ms'],
    [2.4, '2 ms'],
    [999.4, '999 ms'],
    [999.5, '1.0 s'],
    [10_000, '10.0 s'],
    [59_949, '59.9 s'],
    [59_950, '1:00 min'],
    [245_000, '4:05 min'],
  ])('%d ms is %s', (durationMs, text) => expect(formatDuration(durationMs)).toBe(text));
});

describe('sizes', () => {
  test.each([
    [0, '0 B'],
    [467, '467 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [10_905_190, '10.4 MB'],
    [2 * 1024 ** 3, '2.0 GB'],
    [5000 * 1024 ** 3, '5,000.0 GB'],
  ])('%d bytes are %s', (sizeBytes, text) => expect(formatSize(sizeBytes)).toBe(text));
});

test('counts have their thousands apart and agree with their noun', () => {
  expect(formatCount(1163)).toBe('1,163');
  expect(counted(1, 'endpoint')).toBe('1 endpoint');
  expect(counted(0, 'endpoint')).toBe('0 endpoints');
  expect(counted(2, 'reply', 'replies')).toBe('2 replies');
});

test('a time is of this computer’s day, with or without milliseconds', () => {
  const timeMs = new Date(2026, 10, 23, 9, 5, 7, 18).getTime();
  expect(formatTime(timeMs)).toBe('09:05:07.018');
  expect(formatTime(timeMs, 'second')).toBe('09:05:07');
});
