import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNumber, meetsNumberTest } from '../../../../src/shared/query/compare-number';

describe('compareNumber', () => {
  it.each([
    ['1', '1.0', 0],
    ['-0', '0', 0],
    ['0e5', '0', 0],
    ['100', '1e2', 0],
    ['0.001', '1E-3', 0],
    ['12.50', '1.25e+1', 0],
    ['9007199254740993', '9007199254740992', 1],
    ['12345678901234567890', '12345678901234567891', -1],
    ['-9007199254740993', '-9007199254740992', -1],
    ['1E400', '1E399', 1],
    ['-1E400', '1E-400', -1],
    ['0.1', '0.09999999999999999999999', 1],
    ['1e1000000000000000000000', '1e999999999999999999999', 1],
    ['99', '100', -1],
    ['0.5', '0', 1],
    ['-0.5', '0', -1],
    ['-77', '-77.0', 0],
  ])('%s and %s: %i', (one, other, expected) => {
    expect(Math.sign(compareNumber(one, other) ?? Number.NaN)).toBe(expected);
    expect(Math.sign(compareNumber(other, one) ?? Number.NaN) + expected).toBe(0);
  });

  it.each(['', '01', '1.', '.5', '+1', 'NaN', '1e', ' 1', '0x10', 'Infinity'])('takes “%s” for no number', (text) => {
    expect(compareNumber(text, '1')).toBeUndefined();
    expect(meetsNumberTest({ comparison: '!=', text: '1' }, text)).toBe(false);
  });

  it('agrees with the order of whole numbers of any length', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (one, other) => {
        expect(Math.sign(compareNumber(String(one), String(other)) ?? Number.NaN)).toBe(one < other ? -1 : one > other ? 1 : 0);
      }),
    );
  });

  it('agrees with the order of floating-point numbers', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(number, number, (one, other) => {
        expect(Math.sign(compareNumber(JSON.stringify(one), JSON.stringify(other)) ?? Number.NaN)).toBe(one < other ? -1 : one > other ? 1 : 0);
      }),
    );
  });

  it('reads a row of zeros of any length quickly', () => {
    expect(compareNumber(`1${'0'.repeat(500_000)}`, '1e500000')).toBe(0);
    expect(compareNumber(`1e-${'9'.repeat(500_000)}`, '0')).toBe(1);
  });
});

describe('meetsNumberTest', () => {
  it.each([
    ['=', '4', '4.0', true],
    ['!=', '4', '4.0', false],
    ['!=', '4', '5', true],
    ['>', '4', '4', false],
    ['>=', '4', '4', true],
    ['<', '4', '3.9', true],
    ['<=', '4', '4.1', false],
  ] as const)('%s%s on %s: %s', (comparison, text, value, expected) => {
    expect(meetsNumberTest({ comparison, text }, value)).toBe(expected);
  });
});
