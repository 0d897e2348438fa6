import { expect, test } from 'vitest';
import { AnswerRates } from '../../../../../../src/main/core/sender/burst/answer-rates';

test('counts each once, in at most 240 stretches, however long it runs', () => {
  const rates = new AnswerRates(1_000);
  for (let at = 0; at < 400_000; at += 20) rates.add(1_000 + at);
  const { stretchMs, counts } = rates.stretches();
  expect(counts.length).toBeLessThanOrEqual(240);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(20_000);
  expect(counts[10]).toBe(stretchMs / 20);
});

test('the rate of now is that of the last second alone', () => {
  const rates = new AnswerRates(0);
  for (let at = 0; at < 5_000; at += 10) rates.add(at);
  expect(Math.abs(rates.nowPerSecond(5_000) - 100)).toBeLessThan(2);
  for (let at = 5_000; at < 7_000; at += 100) rates.add(at);
  expect(Math.abs(rates.nowPerSecond(7_000) - 10)).toBeLessThan(2);
  expect(rates.nowPerSecond(60_000)).toBe(0);
});
