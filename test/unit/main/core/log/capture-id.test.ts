import { expect, test } from 'vitest';
import { captureIdOf, seqOfCaptureId } from '../../../../../src/main/core/log/capture-id';

test('an id says its seq', () => {
  for (const seq of [1, 42, 999_999_999_999]) expect(seqOfCaptureId(captureIdOf(seq))).toBe(seq);
});

test.each(['', 'cap_', 'cap_0', 'cap_01', 'cap_-1', 'cap_1.5', 'cap_1e3', 'dlv_1', 'cap_1 ', `cap_${'9'.repeat(20)}`])('%j is no id', (id) => {
  expect(seqOfCaptureId(id)).toBeUndefined();
});
