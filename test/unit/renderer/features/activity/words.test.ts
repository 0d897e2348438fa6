import { describe, expect, it } from 'vitest';
import { addressWords } from '../../../../../src/renderer/features/activity/address';
import { dayWords, sameDay } from '../../../../../src/renderer/features/activity/day';
import { hiddenWords, isSecretHeader } from '../../../../../src/shared/model/secret-header';
import { arrivalWords } from '../../../../../src/renderer/features/activity/arrival-words';

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
