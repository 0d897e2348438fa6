import { expect, test } from 'vitest';
import { lastAnsweredWords } from '../../../../../src/renderer/features/rules/last-answered';
import type { AnswerRule } from '../../../../../src/shared/model/answer-rule';

const rules: readonly AnswerRule[] = ['rl_1', 'rl_2'].map((id) => ({ id, name: 'One', enabled: true, conditions: [], action: { kind: 'fault', fault: { name: 'reset' } } }));
const atMs = new Date(2026, 10, 23, 14, 32, 9).getTime();

test('says when, by what and how the last request was answered', () => {
  expect(lastAnsweredWords({ atMs, by: { kind: 'default' }, status: 200 }, rules)).toBe('Last answered 14:32:09 by the default rule, 200');
  expect(lastAnsweredWords({ atMs, by: { kind: 'rule', ruleId: 'rl_2' }, status: 0, fault: 'reset' }, rules)).toBe('Last answered 14:32:09 by rule 2, reset');
  expect(lastAnsweredWords({ atMs, by: { kind: 'rule', ruleId: 'rl_9' }, status: 503 }, rules)).toBe('Last answered 14:32:09 by a rule that is gone, 503');
  expect(lastAnsweredWords({ atMs, by: { kind: 'override' }, status: 418 }, rules)).toBe('Last answered 14:32:09 by the request’s own address, 418');
});
