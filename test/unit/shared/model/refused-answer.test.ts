import { expect, test } from 'vitest';
import { refusedAnswer } from '../../../../src/shared/model/refused-answer';

test.each([
  [301, 'redirect', 'Location'],
  [308, 'redirect', 'Location'],
  [400, 'not-accepted', 'answer'],
  [401, 'unauthorized', 'Authorization'],
  [403, 'forbidden', 'secret'],
  [404, 'not-found', 'path'],
  [405, 'wrong-method', 'POST'],
  [410, 'gone', 'disabled'],
  [413, 'too-large', 'limit'],
  [415, 'wrong-type', 'application/json'],
  [418, 'other', '200'],
  [429, 'too-many', 'Retry-After'],
  [500, 'receiver-fault', 'log'],
  [502, 'proxy-fault', 'proxy'],
  [503, 'unavailable', 'overloaded'],
  [599, 'receiver-fault', 'log'],
  [199, 'other', '200'],
] as const)('%i is %s, with a step that names what to look at', (status, code, word) => {
  const refused = refusedAnswer(status);
  expect(refused?.code).toBe(code);
  expect(refused?.message).toMatch(new RegExp(`^The receiver answered ${status}: [^.]+\\.$`));
  expect(refused?.message).toContain(refused?.says);
  expect(refused?.nextStep).toContain(word);
});

test.each([200, 204, 299])('%i counts as delivered', (status) => {
  expect(refusedAnswer(status)).toBeUndefined();
});
