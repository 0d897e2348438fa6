import { expect, test } from 'vitest';
import { actionOfKind, blankCondition, blankRule, faultNamed, freeRuleName } from '../../../../../src/renderer/features/rules/new-rule';
import { savedRule } from '../../../../../src/renderer/features/rules/saved-rule';
import { ruleProblems } from '../../../../../src/main/core/catch/rules/rule-problems';
import type { AnswerFaultName, RuleAction, RuleCondition } from '../../../../../src/shared/model/answer-rule';
import { one, rule, ruleAnswer } from '../../../../support/rule-samples';

const kinds: readonly RuleAction['kind'][] = ['one', 'sequence', 'limit', 'fault'];
const faults: readonly AnswerFaultName[] = ['never-answer', 'close', 'reset', 'half-body', 'drip', 'wrong-length', 'garbage'];

test('begins switched off, and every kind of answer and fault begins without a problem', () => {
  const blank = blankRule('r1', 'New rule');
  expect(blank.enabled).toBe(false);
  expect(ruleProblems(blank)).toEqual([]);
  for (const kind of kinds) expect(ruleProblems({ ...blank, action: actionOfKind(kind, blank.action) })).toEqual([]);
  for (const name of faults) expect(ruleProblems({ ...blank, action: { kind: 'fault', fault: faultNamed(name, { name: 'close' }) } })).toEqual([]);
});

test('begins a condition with what it can: only a name is still to be written', () => {
  const fields: readonly RuleCondition['field'][] = ['method', 'path', 'event', 'source', 'header', 'query', 'body', 'size', 'web-page', 'chance'];
  const problems = fields.filter((field) => ruleProblems(rule('r', [blankCondition(field)], one(200))).length > 0);
  expect(problems).toEqual(['header', 'query']);
});

test('keeps a refusal when the kind of answer changes', () => {
  const refusal = ruleAnswer(500, 'down', [['X-A', '1']]);
  const sequence = actionOfKind('sequence', { kind: 'one', answer: refusal });
  expect(sequence).toMatchObject({ steps: [{ answer: refusal, times: 2 }, { answer: { status: 200 } }] });
  expect(actionOfKind('one', sequence)).toEqual({ kind: 'one', answer: refusal });
  expect(actionOfKind('one', { kind: 'fault', fault: { name: 'reset' } })).toMatchObject({ answer: { status: 200 } });
});

test('leaves out header rows that nothing was written into', () => {
  const edited = rule('r', [], one(200, '', [['', ''], ['X-A', ''], ['', 'b']]));
  expect(savedRule(edited)).toEqual(rule('r', [], one(200, '', [['X-A', ''], ['', 'b']])));
});

test('finds a free name', () => {
  expect(freeRuleName('New rule', [])).toBe('New rule');
  expect(freeRuleName('New rule', ['New rule', 'New rule 2'])).toBe('New rule 3');
});
