import { expect, test } from 'vitest';
import { faultList } from '../../../../../src/main/core/fault-list';
import { faultCommand, faultSendLabel, findFaults } from '../../../../../src/renderer/features/compose/fault-words';
import type { SendPlan } from '../../../../../src/renderer/features/compose/send-plan';

const plan: SendPlan = { kind: 'send', label: 'Send to 4 endpoints', endpointCount: 4, anyway: [] };

test('names what Send does with each kind of fault', () => {
  expect(faultSendLabel([{ name: 'duplicate', value: { kind: 'copies', count: 2, atOnce: true } }], plan)).toBe('Send twice to 4 endpoints');
  expect(faultSendLabel([{ name: 'duplicate', value: { kind: 'copies', count: 5, atOnce: false } }], plan)).toBe('Send 5 times to 4 endpoints');
  expect(faultSendLabel([{ name: 'delay', value: { kind: 'time', ms: 90_000 } }], plan)).toBe('Send in 90s to 4 endpoints');
  expect(faultSendLabel([{ name: 'drop', value: { kind: 'none' } }], plan)).toBe('Record as dropped');
  expect(faultSendLabel([{ name: 'gzip', value: { kind: 'none' } }], { ...plan, endpointCount: 1 })).toBe('Send to 1 endpoint');
  expect(faultSendLabel([{ name: 'gzip', value: { kind: 'none' } }], { kind: 'blocked', label: 'No endpoint', reason: 'x' })).toBe('No endpoint');
});

test('puts several faults into one label and one command', () => {
  const two = [{ name: 'duplicate', value: { kind: 'copies', count: 3, atOnce: true } }, { name: 'delay', value: { kind: 'time', ms: 1_000 } }, { name: 'gzip', value: { kind: 'none' } }] as const;
  expect(faultSendLabel(two, plan)).toBe('Send 3 times in 1s to 4 endpoints');
  expect(faultCommand('claim.created', 'ui', [{ name: 'duplicate', value: '3' }, { name: 'gzip' }])).toBe('hookbench send claim.created --fault duplicate=3 --fault gzip');
});

test('writes a command that a shell takes as it is', () => {
  expect(faultCommand('claim.assigned', 'ui', [{ name: 'duplicate', value: '3,after' }])).toBe('hookbench send claim.assigned --fault duplicate=3,after');
  expect(faultCommand("it's; rm", 'api', [{ name: 'gzip' }])).toBe(String.raw`hookbench send 'it'\''s; rm' --source api --fault gzip`);
});

test('finds faults by every word of the search, wherever it stands', () => {
  expect(findFaults(faultList, '')).toHaveLength(faultList.length);
  expect(findFaults(faultList, 'TRUNCATED json').map(({ title }) => title)).toEqual(['Truncated JSON']);
  expect(findFaults(faultList, 'nothing-like-this')).toEqual([]);
});
