import { decodeJsonString, type JsonString } from './parse-json';

/** The characters that a string in JSON text stands for; an escape of half a surrogate pair stays that half. */
export function stringValue(text: string, node: JsonString): string {
  return decodeJsonString(text, node.start, node.end);
}

/**
 * Whether a JSON number survives being read as a double and written again: true where it is the same decimal value
 * (`1.10` and `1.1`, `1e2` and `100`), false where digits change (`12345678901234567890`), it overflows or falls to zero.
 */
export function numberKeepsDigits(literal: string): boolean {
  const double = Number(literal);
  return Number.isFinite(double) && decimalOf(literal) === decimalOf(String(double));
}

/** Whether a JSON number would be spelled the same after being read as a double and written again: false for `1.10`, `1e2` and `-0`. */
export function numberKeepsSpelling(literal: string): boolean {
  return JSON.stringify(Number(literal)) === literal;
}

/** One spelling for each decimal value that a JSON number can have: significant digits without outer zeros, and the power of ten of the last one. */
export function decimalOf(literal: string): string {
  const match = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(literal);
  if (match === null) return literal;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = withoutTrailingZeros(digits);
  if (significant === '') return '0';
  return `${sign}${significant}e${Number(exponent) - fraction.length + (digits.length - significant.length)}`;
}

function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 48) end -= 1;
  return digits.slice(0, end);
}
