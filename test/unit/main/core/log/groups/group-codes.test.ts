import { expect, test } from 'vitest';
import { GroupCodes } from '../../../../../../src/main/core/log/groups/group-codes';

test('every key has a code of its own, however many there are', () => {
  const codes = new GroupCodes();
  const numbers = [0, 1, 2 ** 32, 2 ** 32 + 1, 2 ** 52, ...Array.from({ length: 5_000 }, (_, at) => at * 7 + 3)];
  const texts = ['', 'claim 1', 'claim 10', 'claim 1 0', 'é', ...Array.from({ length: 5_000 }, (_, at) => `webhook-id msg_${at}`)];
  const given = [...numbers.map((number) => codes.codeOf(codes.keyOfNumber(number))), ...texts.map((text) => codes.codeOf(codes.keyOfText(text)))];
  expect(new Set(given).size).toBe(new Set(numbers).size + texts.length);
  expect(Math.min(...given)).toBe(1);
  expect(numbers.map((number) => codes.known(codes.keyOfNumber(number)))).toEqual(given.slice(0, numbers.length));
  expect(texts.map((text) => codes.codeOf(codes.keyOfText(text)))).toEqual(given.slice(numbers.length));
  expect(codes.known(codes.keyOfText('webhook-id msg_5000'))).toBeUndefined();
  expect(codes.alone()).toBe(codes.end - 1);
});

test('groups that are let go of lose their codes, and the others get new ones', () => {
  const codes = new GroupCodes();
  const texts = Array.from({ length: 3_000 }, (_, at) => `claim ${at}`);
  const before = texts.map((text) => codes.codeOf(codes.keyOfText(text)));
  const renamed = new Uint32Array(codes.end);
  before.forEach((code, at) => {
    if (at % 3 === 0) renamed[code] = at / 3 + 1;
  });
  codes.rename(renamed, 1_001);
  expect(codes.end).toBe(1_001);
  expect(texts.map((text) => codes.known(codes.keyOfText(text)))).toEqual(texts.map((_, at) => (at % 3 === 0 ? at / 3 + 1 : undefined)));
  expect(codes.codeOf(codes.keyOfText('claim 1'))).toBe(1_001);
});
