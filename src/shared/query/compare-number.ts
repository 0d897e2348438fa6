import { holds } from './comparison';
import type { NumberTest } from './query';

interface Decimal {
  /** -1, 0 or 1. */
  readonly sign: number;
  /** Digits without zeros at either end; the point stands before the first. */
  readonly digits: string;
  /** Power of ten that the digits are multiplied with. */
  readonly exponent: bigint;
}

/** Exponents with more digits than this are all taken as one, beyond every other. */
const mostExponentDigits = 1_000;
const beyond = 10n ** BigInt(mostExponentDigits);

/**
 * Compares two JSON numbers as written, with every digit: below 0 where the first is smaller, 0 where they are equal (`1.0` and `1`, `-0` and `0`),
 * above 0 where it is greater; undefined where one is not a JSON number.
 */
export function compareNumber(one: string, other: string): number | undefined {
  const a = decimalOf(one);
  const b = decimalOf(other);
  if (a === undefined || b === undefined) return undefined;
  if (a.sign !== b.sign) return a.sign - b.sign;
  return a.sign < 0 ? compareSize(b, a) : compareSize(a, b);
}

/** True where the text is a JSON number that passes the test; false for whatever is not a number. */
export function meetsNumberTest(test: NumberTest, text: string): boolean {
  const order = compareNumber(text, test.text);
  return order !== undefined && holds(test.comparison, order);
}

function compareSize(a: Decimal, b: Decimal): number {
  if (a.exponent !== b.exponent) return a.exponent < b.exponent ? -1 : 1;
  if (a.digits === b.digits) return 0;
  // The point stands before the first digit of both, so the order of the texts is that of the numbers.
  return a.digits < b.digits ? -1 : 1;
}

function decimalOf(text: string): Decimal | undefined {
  const parts = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?)([0-9]+))?$/.exec(text);
  if (parts === null) return undefined;
  const [, minus, whole = '', fraction = '', exponentSign, exponentText = '0'] = parts;
  const written = whole + fraction;
  const leading = leadingZeros(written);
  const digits = withoutTrailingZeros(written.slice(leading));
  if (digits === '') return { sign: 0, digits, exponent: 0n };
  const exponentDigits = exponentText.slice(leadingZeros(exponentText)) || '0';
  const size = exponentDigits.length > mostExponentDigits ? beyond : BigInt(exponentDigits);
  return { sign: minus === '-' ? -1 : 1, digits, exponent: (exponentSign === '-' ? -size : size) + BigInt(whole.length - leading) };
}

function leadingZeros(digits: string): number {
  let count = 0;
  while (digits.charCodeAt(count) === 48) count += 1;
  return count;
}

/** A loop, since an expression would take quadratic time on a long row of zeros. */
function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 48) end -= 1;
  return digits.slice(0, end);
}
