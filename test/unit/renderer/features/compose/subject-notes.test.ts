import { expect, test, vi } from 'vitest';
import { subjectNotes, verdictCount } from '../../../../../src/renderer/features/compose/subject-notes';
import type { ComposeCheck, ComposeVerdict } from '../../../../../src/shared/contract/contract';

const text = '{"id": 1, "assigned_to": null}';
const check: ComposeCheck = {
  code: 'assignee',
  state: 'warn',
  title: 'assigned_to is null',
  why: 'claim.assigned always names the assignee.',
  pointer: '/assigned_to',
  fix: { label: 'Use John Smith', pointer: '/assigned_to', valueText: '{}' },
};
const verdict: ComposeVerdict = { sendable: true, checks: [check], recipients: [] };

test('puts a verdict at its value, with its fix', () => {
  const fix = vi.fn();
  const [note] = subjectNotes(text, verdict, fix);
  expect(note).toMatchObject({ tone: 'warn', title: 'assigned_to is null.', text: 'claim.assigned always names the assignee.' });
  expect(text.slice(note?.from, note?.to)).toBe('null');
  note?.fix?.run();
  expect(fix).toHaveBeenCalledExactlyOnceWith(check);
});

test('tells of what is missing at the object that should hold it', () => {
  const [note] = subjectNotes(text, { ...verdict, checks: [{ ...check, pointer: '/assigned_to/name' }] }, () => undefined);
  expect(text.slice(note?.from, note?.to)).toBe('null');
});

test('tells where a text stops being JSON', () => {
  const broken: ComposeVerdict = { sendable: false, problem: { message: 'The claim is not valid JSON.', offset: 9 }, checks: [], recipients: [] };
  expect(subjectNotes('{"id": 1,', broken, () => undefined)).toEqual([{ from: 9, to: 10, tone: 'fail', title: 'The claim is not valid JSON.' }]);
  expect(verdictCount(broken)).toEqual({ tone: 'fail', text: 'Not sendable' });
});

test('counts warnings and problems, and passes over the rest', () => {
  expect(verdictCount(verdict)).toEqual({ tone: 'warn', text: '1 warning' });
  expect(verdictCount({ ...verdict, checks: [check, check, { ...check, state: 'fail' }] })).toEqual({ tone: 'fail', text: '1 problem, 2 warnings' });
  expect(verdictCount({ ...verdict, checks: [{ ...check, state: 'pass' }] })).toBeUndefined();
});
