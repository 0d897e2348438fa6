import { describe, expect, test } from 'vitest';
import type { Input } from '../../../../../src/shared/contract/contract';
import { providerCatalog } from '../../../../../src/shared/catalog/catalog';
import { claim, providerChecks } from '../../../../support/sample-requests';

const checks = providerChecks();

function verdict(name: string, subject: unknown, performedBy: Input<'compose.check'>['performedBy'] = { kind: 'user', userId: 2642, name: 'John Smith' }): ReturnType<typeof checks.compose> {
  const entry = providerCatalog.find((candidate) => candidate.name === name);
  if (entry === undefined) throw new Error(`no ${name}`);
  return checks.compose(entry, { name, source: 'ui', performedBy, subjectText: typeof subject === 'string' ? subject : JSON.stringify(subject) });
}

test('a subject that fits has nothing to say', () => {
  expect(verdict('claim.assigned', claim)).toEqual({ sendable: true, checks: [] });
});

test('claim.assigned without an assignee warns, and offers the performer', () => {
  expect(verdict('claim.assigned', { ...claim, assigned_to: null })).toEqual({
    sendable: true,
    checks: [
      {
        code: 'schema-type',
        state: 'warn',
        title: 'assigned_to is null',
        why: 'claim.assigned always names the assignee.',
        pointer: '/assigned_to',
        fix: { label: 'Use John Smith', pointer: '/assigned_to', valueText: '{"user_id":2642,"name":"John Smith"}' },
      },
    ],
  });
  expect(verdict('claim.assigned', { ...claim, assigned_to: null }, { kind: 'token', name: 'T' }).checks).toMatchObject([{ title: 'assigned_to is null' }]);
  expect(verdict('claim.assigned', { ...claim, assigned_to: null }, { kind: 'token', name: 'T' }).checks[0]).not.toHaveProperty('fix');
});

test.each<[string, object, string, string | undefined, object | undefined]>([
  ['claim.closed', { ...claim, status: 'open' }, 'status is “open”', 'claim.closed says that the claim is closed now.', { label: 'Use closed', pointer: '/status', valueText: '"closed"' }],
  ['claim.reopened', { ...claim, status: 'closed' }, 'status is “closed”', 'claim.reopened says that the claim is open now.', { label: 'Use open', pointer: '/status', valueText: '"open"' }],
  ['claim.unassigned', claim, 'assigned_to is { "user_id": 1187, "name": "Amara Okafor" }', 'After claim.unassigned the claim is assigned to no one.', { label: 'Use null', pointer: '/assigned_to', valueText: 'null' }],
  ['claim.created', { status: 'open' }, 'id is missing', 'Receivers tell one claim from another by it.', undefined],
  ['contact.created', { name: 'P' }, 'id is missing', 'Receivers tell one contact from another by it.', undefined],
  ['claim.created', { id: 1, labels: 'glass' }, '“labels” must be an array, but is “glass”', undefined, undefined],
  ['claim.created', { id: 1, status: 'lost' }, '“status” must be “open” or “closed”, but is “lost”', undefined, undefined],
])('%s %#', (name, subject, title, why, fix) => {
  const { sendable, checks: found } = verdict(name, subject);
  expect(sendable).toBe(true);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ state: 'warn', title, ...(why === undefined ? {} : { why }) });
  expect(found[0]?.why).toBe(why);
  expect(found[0]?.fix).toEqual(fix);
});

test('a claim.closed with an unknown status is told once for what it should be, once for what it may be', () => {
  expect(verdict('claim.closed', { id: 1, status: 'lost' }).checks.map((check) => check.title).sort()).toEqual(['status is “lost”', '“status” must be “open” or “closed”, but is “lost”']);
});

test('what was written twice is told', () => {
  expect(verdict('claim.created', '{"id":1,"a":{"b":1,"b":2},"id":2}').checks.map(({ title, pointer }) => [title, pointer])).toEqual([
    ['“id” is written twice in one object', '/id'],
    ['“b” is written twice in one object', '/a/b'],
  ]);
});

describe('what cannot be sent', () => {
  test.each([
    ['{"id":1,}', 8],
    ['', 0],
    ['  [1]', 2],
    ['{"id":"\ud800"}', 7],
  ])('%j', (text, offset) => {
    const found = verdict('claim.created', text);
    expect(found).toMatchObject({ sendable: false, problem: { offset }, checks: [] });
    expect(found.problem?.message).toMatch(/^The claim .+\.$/);
  });
});

test('a subject 10,000 levels deep is judged like any other', () => {
  expect(verdict('claim.created', `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`).checks.map(({ title }) => title)).toEqual(['id is missing']);
});
