import { expect, test } from 'vitest';
import { addCounts, noCount } from '../../../../../../src/renderer/features/activity/export/export-sum';

test('stretches add up, rule by rule', () => {
  const one = { records: 2, leftOut: 1, redactedRecords: 1, unreadBodies: 0, bytes: 10, removed: [{ rule: 'cookies', values: 2, records: 1 }] };
  const other = { records: 3, leftOut: 0, redactedRecords: 2, unreadBodies: 1, bytes: 5, removed: [{ rule: 'cookies', values: 1, records: 1 }, { rule: 'keys', values: 4, records: 2 }] };
  expect(addCounts(addCounts(noCount, one), other)).toEqual({ records: 5, leftOut: 1, redactedRecords: 3, unreadBodies: 1, bytes: 15, removed: [{ rule: 'cookies', values: 3, records: 2 }, { rule: 'keys', values: 4, records: 2 }] });
});
