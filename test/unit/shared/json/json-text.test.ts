import { expect, test } from 'vitest';
import { numberKeepsDigits, numberKeepsSpelling, stringValue } from '../../../../src/shared/json/json-text';
import { parseJson } from '../../../../src/shared/json/parse-json';
import { cpuMs } from '../../../support/cpu-time';

test.each(['0', '-0', '1', '-1', '1.10', '1e2', '1E+2', '100', '0.1', '1e-7', '0.00001', '9007199254740991', '9007199254740992', '1e21', '123456789012345680000', '5e-324', '1.7976931348623157e308', '0e99999', '-0.0'])(
  '%s keeps its digits',
  (literal) => expect(numberKeepsDigits(literal)).toBe(true),
);

test.each(['12345678901234567890', '9007199254740993', '0.1000000000000000055511151231257827', '1e400', '-1e400', '1e-400', '1e-99999999999999999999', '3.141592653589793238', '1234567890.12345678'])(
  '%s does not keep its digits',
  (literal) => expect(numberKeepsDigits(literal)).toBe(false),
);

test('long runs of digits cost little', () => {
  const startedAtMs = cpuMs();
  expect(numberKeepsDigits(`1${'0'.repeat(300_000)}1`)).toBe(false);
  expect(numberKeepsDigits(`0.${'0'.repeat(300_000)}1`)).toBe(false);
  expect(cpuMs() - startedAtMs).toBeLessThan(1000);
});

test('a literal keeps its spelling only where a double is written just so', () => {
  expect(['1', '-1', '1.5', '0.1', '1e+21', '1e-7'].filter((literal) => !numberKeepsSpelling(literal))).toEqual([]);
  expect(['1.10', '1e2', '-0', '1E5', '1e400', '12345678901234567890', '1.0'].filter(numberKeepsSpelling)).toEqual([]);
});

test('a string is decoded, lone halves of surrogate pairs included', () => {
  const text = '"a\\u00e9\\n\\ud834\\udd1e\\ud800"';
  const parsed = parseJson(text);
  expect(parsed.ok && parsed.root.kind === 'string' ? stringValue(text, parsed.root) : undefined).toBe('aé\n𝄞\ud800');
});
