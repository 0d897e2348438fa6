import { describe, expect, it } from 'vitest';
import { addressWords } from '../../../../../src/renderer/features/activity/address';
import { dayWords, sameDay } from '../../../../../src/renderer/features/activity/clock-time';
import { counted, durationOf, sizeOf, words } from '../../../../../src/renderer/features/activity/quantity';
import { hiddenWords, isSecretHeader } from '../../../../../src/renderer/features/activity/secret-headers';
import { arrivalWords } from '../../../../../src/renderer/features/activity/arrival-words';

describe('figures', () => {
  it.each([
    [0, '0 ms'],
    [0.42, '0.4 ms'],
    [162.4, '162 ms'],
    [999.6, '1.0 s'],
    [10_000, '10.0 s'],
    [245_000, '4:05 min'],
  ])('says %d ms as %s', (durationMs, said) => {
    expect(words(durationOf(durationMs))).toBe(said);
  });

  it.each([
    [0, '0 B'],
    [467, '467 B'],
    [1000, '1.0 kB'],
    [10_905_190, '10.4 MB'],
    [3 * 1024 ** 3, '3.0 GB'],
  ])('says %d bytes as %s', (bytes, said) => {
    expect(words(sizeOf(bytes))).toBe(said);
  });

  it('counts in words', () => {
    expect(counted(1, 'key')).toBe('1 key');
    expect(counted(1204, 'row')).toBe('1,204 rows');
    expect(counted(2, 'byte is', 'bytes are')).toBe('2 bytes are');
  });
});

describe('days', () => {
  const now = new Date(2026, 10, 23, 9, 0).getTime();

  it('names today, yesterday and other days', () => {
    expect(dayWords(new Date(2026, 10, 23, 0, 0).getTime(), now)).toBe('Today');
    expect(dayWords(new Date(2026, 10, 22, 23, 59).getTime(), now)).toBe('Yesterday, 22 November');
    expect(dayWords(new Date(2026, 2, 3).getTime(), now)).toBe('3 March');
    expect(dayWords(new Date(2025, 2, 3).getTime(), now)).toBe('3 March 2025');
  });

  it('tells days apart at midnight', () => {
    expect(sameDay(new Date(2026, 10, 22, 23, 59, 59, 999).getTime(), new Date(2026, 10, 23).getTime())).toBe(false);
  });
});

it('puts brackets around an IPv6 address', () => {
  expect([addressWords('127.0.0.1', 80), addressWords('::1', 80)]).toEqual(['127.0.0.1:80', '[::1]:80']);
});

it('hides what usually carries a secret and says how long it is', () => {
  expect([isSecretHeader('AUTHORIZATION'), isSecretHeader('Event-Name')]).toEqual([true, false]);
  expect(hiddenWords('x'.repeat(40))).toBe('hidden, 40 characters');
});

it('tells what came in one sentence', () => {
  expect(arrivalWords(3, 0)).toBe('3 new records');
  expect(arrivalWords(1, 1)).toBe('1 new record, 1 check fails');
});
