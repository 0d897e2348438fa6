import { describe, expect, test } from 'vitest';
import { amountText, readAmount, type AmountForm } from '../../../../../src/renderer/features/settings/amount';

const records: AmountForm = { unitSize: 1, decimals: 0, min: 100, max: 100_000_000 };
const seconds: AmountForm = { unitSize: 1000, decimals: 3, min: 0.1, max: 3600 };

describe('an amount', () => {
  test('is written in its unit, with thousands apart', () => {
    expect(amountText(100_000, records)).toBe('100,000');
    expect(amountText(30_000, seconds)).toBe('30');
    expect(amountText(250, seconds)).toBe('0.25');
  });

  test.each([
    ['100,000', records, 100_000],
    ['100000', records, 100_000],
    [' 1,234,567 ', records, 1_234_567],
    ['0.25', seconds, 250],
    ['3,600', seconds, 3_600_000],
  ] as const)('%j is read', (text, form, value) => {
    expect(readAmount(text, form)).toEqual({ ok: true, value });
  });

  test.each(['', 'many', '99', '1e9', '-5', '0x64', '100.5', '1,00', '100000001', '١٠٠'])('%j is told what to write', (text) => {
    expect(readAmount(text, records)).toEqual({ ok: false, message: 'Write a whole number from 100 to 100,000,000' });
  });

  test.each(['0', '0.05', '3601', '1.2.3', '.5', 'Infinity'])('%j seconds are told what to write', (text) => {
    expect(readAmount(text, seconds)).toEqual({ ok: false, message: 'Write a number from 0.1 to 3,600' });
  });

  test('what is written is read again as it was', () => {
    for (const value of [100, 1_999, 60_000, 3_600_000]) expect(readAmount(amountText(value, seconds), seconds)).toEqual({ ok: true, value });
  });
});
