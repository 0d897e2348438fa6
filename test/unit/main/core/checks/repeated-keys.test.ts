import { expect, test } from 'vitest';
import { repeatedKeys, repeatsKeys } from '../../../../../src/main/core/checks/repeated-keys';
import { randomJson } from '../../../../support/random-json';

test('tells each repeated key with its place, in escaped spelling too', () => {
  const text = '{"a":1,"\\u0061":2,"b":[{"c/d":1,"c/d":2,"c/d":3}],"__proto__":1,"__proto__":2}';
  expect(repeatedKeys(text, 10)).toEqual([
    { key: 'a', times: 2, pointer: '/a' },
    { key: '__proto__', times: 2, pointer: '/__proto__' },
    { key: 'c/d', times: 3, pointer: '/b/0/c~1d' },
  ]);
  expect(repeatedKeys(text, 2)).toHaveLength(2);
  expect(repeatsKeys(text, JSON.parse(text))).toBe(true);
});

test.each(['{}', '[]', '1', '"a:b"', '{"a":":"}', '{"a\\":":1}', '{"__proto__":{"__proto__":1}}', '{"a":{"a":{"a":1}}}', '[{"a":1},{"a":1}]'])('%s repeats none', (text) => {
  expect(repeatsKeys(text, JSON.parse(text))).toBe(false);
  expect(repeatedKeys(text, 10)).toEqual([]);
});

test('counting and looking agree on random texts', () => {
  let repeating = 0;
  for (let seed = 1; seed <= 1_000; seed += 1) {
    const { text, value } = randomJson(seed);
    const repeats = repeatedKeys(text, 1).length > 0;
    expect(repeatsKeys(text, value), text).toBe(repeats);
    if (repeats) repeating += 1;
  }
  expect(repeating).toBeGreaterThan(5);
});

test('deep nesting costs no stack', () => {
  const depth = 50_000;
  const text = '{"a":'.repeat(depth) + '{"b":1,"b":2}' + '}'.repeat(depth);
  expect(repeatsKeys(text, JSON.parse(text))).toBe(true);
  expect(repeatedKeys(text, 10)).toMatchObject([{ key: 'b', times: 2 }]);
});
