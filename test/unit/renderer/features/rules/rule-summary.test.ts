import { expect, test } from 'vitest';
import { countedKeys, keyNoun, ruleSummary, type SummaryPart } from '../../../../../src/renderer/features/rules/rule-summary';
import type { RuleAction, RuleCondition } from '../../../../../src/shared/model/answer-rule';
import { one, ruleAnswer } from '../../../../support/rule-samples';

const said = (parts: readonly SummaryPart[]): string => parts.map(({ text }) => text).join('');
const match = (...conditions: readonly RuleCondition[]): string => said(ruleSummary({ conditions, action: one(200) }).match);
const answer = (action: RuleAction): string => said(ruleSummary({ conditions: [], action }).answer);

test('says when a rule matches in one sentence', () => {
  expect(match()).toBe('every request');
  expect(match({ field: 'path', operator: 'like', value: '/hooks/*' }, { field: 'chance', percent: 10 })).toBe('path /hooks/*, chance 10 %');
  expect(match({ field: 'header', name: 'X-Partner', operator: 'is', value: 'north' })).toBe('header X-Partner: north');
  expect(match({ field: 'body', path: 'claim.id', operator: 'missing', value: 'left over' })).toBe('no body claim.id');
  expect(match({ field: 'method', operator: 'is-not', value: 'GET' }, { field: 'web-page', made: false })).toBe('method not GET, not made by a web page');
});

test('says what a rule answers in one sentence', () => {
  expect(answer({ kind: 'one', answer: ruleAnswer(200, '', [], 2000) })).toBe('200 after 2000 ms');
  const steps = [{ answer: ruleAnswer(503), times: 2 }, { answer: ruleAnswer(200), times: 9 }];
  expect(answer({ kind: 'sequence', steps, key: 'claim.id' })).toBe('503 ×2, then 200, per claim');
  expect(answer({ kind: 'sequence', steps, key: '' })).toBe('503 ×2, then 200');
  expect(answer({ kind: 'fault', fault: { name: 'half-body', answer: ruleAnswer(200) } })).toBe('close after half the answer');
  const limit: RuleAction = { kind: 'limit', perSecond: 20, retryAfterSeconds: 5, answer: ruleAnswer(429) };
  expect(answer(limit)).toBe('429, Retry-After 5 s');
  expect(said(ruleSummary({ conditions: [], action: limit }).match)).toBe('over 20 a second');
});

test('marks a refusal and an acceptance apart', () => {
  expect(ruleSummary({ conditions: [], action: one(404) }).answer[0]?.tone).toBe('fail');
  expect(ruleSummary({ conditions: [], action: one(204) }).answer[0]?.tone).toBe('ok');
});

test('names what a sequence counts apart', () => {
  expect(keyNoun('body.claim.id')).toBe('claim');
  expect(countedKeys(7, 'claim.id')).toBe('7 claims');
  expect(countedKeys(1, 'claim.id')).toBe('1 claim');
  expect(countedKeys(3, 'claim.reference')).toBe('3 values of claim.reference');
  expect(countedKeys(1, '')).toBe('1 sequence');
});
