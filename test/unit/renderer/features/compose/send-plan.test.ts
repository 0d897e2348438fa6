import { expect, test } from 'vitest';
import { sendPlan } from '../../../../../src/renderer/features/compose/send-plan';
import type { ComposeVerdict, Recipient } from '../../../../../src/shared/contract/contract';

const gets = (endpointId: string): Recipient => ({ endpointId, name: endpointId, url: 'http://127.0.0.1/' });
const missed = (endpointId: string): Recipient => ({ ...gets(endpointId), reason: 'not-subscribed' });
const verdict = (...recipients: Recipient[]): ComposeVerdict => ({ sendable: true, checks: [], recipients });

test('counts the endpoints that will get the event', () => {
  expect(sendPlan(undefined, verdict(gets('a'), gets('b'), missed('c')), new Set())).toEqual({ kind: 'send', label: 'Send to 2 endpoints', endpointCount: 2, anyway: [] });
  expect(sendPlan(undefined, verdict(gets('a')), new Set())).toMatchObject({ label: 'Send to 1 endpoint' });
});

test('a press waits for the first verdict, and for nothing that only the user can mend', () => {
  expect(sendPlan(undefined, undefined, new Set())).toMatchObject({ kind: 'blocked', soon: true });
  expect(sendPlan('The user needs a name.', undefined, new Set())).toEqual({ kind: 'blocked', label: 'Cannot send yet', reason: 'The user needs a name.' });
});

test('leaves out what was unticked, and still records who would not get it', () => {
  expect(sendPlan(undefined, verdict(gets('a'), gets('b'), missed('c')), new Set(['b', 'c']))).toEqual({
    kind: 'send',
    label: 'Send to 1 endpoint',
    endpointCount: 1,
    endpointIds: ['a', 'c'],
    anyway: [],
  });
});

test('sends to who would not get it where that was ticked, but not to a paused endpoint', () => {
  const paused: Recipient = { ...gets('p'), reason: 'paused' };
  expect(sendPlan(undefined, verdict(gets('a'), missed('c'), paused), new Set(), new Set(['c', 'p', 'gone']))).toEqual({ kind: 'send', label: 'Send to 2 endpoints', endpointCount: 2, anyway: ['c'] });
});

test('says that the event will only be recorded where nobody gets it', () => {
  expect(sendPlan(undefined, verdict(missed('c')), new Set())).toMatchObject({ kind: 'send', label: 'Record as not delivered' });
});

test('says that the event will wait where all that would get it are paused', () => {
  expect(sendPlan(undefined, verdict(missed('c'), { ...gets('p'), reason: 'paused' }), new Set())).toMatchObject({ kind: 'send', label: 'Hold until resumed', endpointCount: 0 });
});

test('says why it cannot send', () => {
  const broken: ComposeVerdict = { sendable: false, problem: { message: 'The claim is not valid JSON.', offset: 3 }, checks: [], recipients: [gets('a')] };
  expect(sendPlan(undefined, broken, new Set())).toMatchObject({ kind: 'blocked', reason: 'The claim is not valid JSON.' });
  expect(sendPlan('Write the user id.', verdict(gets('a')), new Set())).toMatchObject({ kind: 'blocked', reason: 'Write the user id.' });
  expect(sendPlan(undefined, verdict(), new Set())).toMatchObject({ kind: 'blocked' });
  expect(sendPlan(undefined, verdict(gets('a')), new Set(['a']))).toMatchObject({ kind: 'blocked', reason: 'Tick at least one endpoint under Recipients.' });
});
