import { expect, test } from 'vitest';
import { readPerformer, withPerformer } from '../../../../../src/renderer/features/compose/performer-draft';

const typed = { userId: ' 2642 ', userName: 'John Smith', tokenName: 'Mobile App API Token' };

test('reads the fields that belong to the source', () => {
  expect(readPerformer('ui', typed)).toEqual({ ok: true, performedBy: { kind: 'user', userId: 2642, name: 'John Smith' } });
  expect(readPerformer('api', typed)).toEqual({ ok: true, performedBy: { kind: 'token', name: 'Mobile App API Token' } });
});

test('refuses user ids that are no whole number, for users alone', () => {
  for (const userId of ['', 'x', '1.5', '90071992547409931', '0x10']) {
    expect(readPerformer('ui', { ...typed, userId })).toMatchObject({ ok: false });
    expect(readPerformer('api', { ...typed, userId })).toMatchObject({ ok: true });
  }
});

test('keeps the performer of the other source', () => {
  expect(withPerformer(typed, { kind: 'token', name: 'Other' })).toEqual({ ...typed, tokenName: 'Other' });
});
