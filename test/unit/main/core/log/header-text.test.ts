import { expect, test } from 'vitest';
import { headersFromText, headersToText } from '../../../../../src/main/core/log/header-text';

const latin1 = Buffer.from(Uint8Array.from({ length: 256 }, (_, index) => index)).toString('latin1');

test.each([
  [[]],
  [[['A', 'b'], ['a', 'B'], ['A', 'b']] as const],
  [[[latin1, latin1], ['', '']] as const],
  [[['__proto__', 'x'], ['"],["', '\\"']] as const],
])('pairs come back in order, case and number: %#', (pairs) => {
  expect(headersFromText(headersToText(pairs))).toEqual(pairs);
});

test.each(['{}', '[1,2]', '["a",null]', 'not json'])('%s is refused', (text) => {
  expect(() => headersFromText(text)).toThrow();
});
