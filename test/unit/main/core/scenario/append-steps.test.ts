import { expect, test } from 'vitest';
import { appendSteps, newText } from '../../../../../src/main/core/scenario/record/append-steps';
import type { Deed } from '../../../../../src/main/core/scenario/record/recorder';

const john = { kind: 'user', userId: 2642, name: 'John Smith' } as const;
const closed: Deed = { kind: 'change', action: { kind: 'claim.close', claimId: 7 }, performedBy: john, claimId: 7, atMs: 0 };
const reopened: Deed = { kind: 'change', action: { kind: 'claim.reopen', claimId: 7 }, performedBy: john, claimId: 7, atMs: 9_000_000 };

const added = (text: string, deeds: readonly Deed[] = [closed]): string => {
  const result = appendSteps(text, deeds);
  if (!result.ok) throw new Error(result.message);
  return result.text;
};
const create = (name: string): string => `- do: create claim\n  claim: ${name}\n  as:\n    user: John Smith\n    id: 2642\n`;
const close = (name: string): string => `- do: close\n  claim: ${name}\n  as:\n    user: John Smith\n    id: 2642\n`;
const indented = (text: string, spaces: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(spaces));

test('steps go to the end of the list, in its indentation, and nothing else changes', () => {
  const head = '# mine\nname:   One   # odd spaces\nsteps:\n';
  const tail = '\nscale: 60 # an hour in a minute\n';
  const before = `${head}    - do: create claim # first\n    - note: |\n        two\n\n        lines\n`;
  expect(added(before + tail)).toBe(`${before}${indented(create('claim 1') + close('claim 1'), 4)}${tail}`);
  expect(added(`${head}- prompt: Look`)).toBe(`${head}- prompt: Look\n${create('claim 1')}${close('claim 1')}`);
  expect(added(`${head}- prompt: Look # well\n`)).toBe(`${head}- prompt: Look # well\n${create('claim 1')}${close('claim 1')}`);
});

test('a claim gets a name that the scenario does not use, and keeps it; hours between changes are no wait', () => {
  const text = 'name: One\nsteps:\n  - do: create claim\n    claim: claim 1\n  - do: close\n    claim: claim 2\n';
  const result = added(text, [closed, reopened]);
  expect(result.slice(text.length)).toBe(indented(`${create('claim 3')}${close('claim 3')}${close('claim 3').replace('close', 'reopen')}`, 2));
});

test('events become steps with their faults and bursts with their rate, which the scenario can read', () => {
  const draft = { name: 'claim.assigned', source: 'api', performedBy: { kind: 'token', name: 'Mobile App' }, subjectText: '{"id": 4198, "excess": 250.00}' } as const;
  const { text, steps } = newText('From Compose', [
    { kind: 'event', draft, faults: [{ name: 'duplicate', value: { kind: 'copies', count: 2, atOnce: true } }], atMs: 0 },
    { kind: 'burst', draft, count: 50, perSecond: 10, atMs: 0 },
    { kind: 'burst', draft, count: 7, perSecond: undefined, atMs: 0 },
  ]);
  expect(steps).toBe(3);
  const as = '    as:\n      token: Mobile App\n';
  expect(text.slice(text.indexOf('steps:'))).toBe(`steps:\n  - send: claim.assigned\n${as}    fault:\n      - duplicate=2\n    subject: '{"id": 4198, "excess": 250.00}'\n  - burst: claim.assigned\n    count: 50\n    rate: 10/s\n${as}  - burst: claim.assigned\n    count: 7\n${as}`);
});

test('a list that is not one below the other is left alone', () => {
  for (const text of ['name: One\nsteps: []\n', 'name: One\nsteps: [{ do: create claim }]\n', 'name: One\n', 'name: [', 'steps: none\n']) {
    expect(appendSteps(text, [closed])).toMatchObject({ ok: false });
  }
});
