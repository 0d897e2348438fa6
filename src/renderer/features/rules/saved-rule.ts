import type { AnswerRule, RuleAction, RuleAnswer } from '../../../shared/model/answer-rule';

/** The rule without the header rows that nothing was written into yet. */
export function savedRule(rule: AnswerRule): AnswerRule {
  return { ...rule, action: savedAction(rule.action) };
}

function savedAction(action: RuleAction): RuleAction {
  if (action.kind === 'sequence') return { ...action, steps: action.steps.map((step) => ({ ...step, answer: savedAnswer(step.answer) })) };
  if (action.kind !== 'fault') return { ...action, answer: savedAnswer(action.answer) };
  return 'answer' in action.fault ? { ...action, fault: { ...action.fault, answer: savedAnswer(action.fault.answer) } } : action;
}

function savedAnswer(answer: RuleAnswer): RuleAnswer {
  return { ...answer, headers: answer.headers.filter(([name, value]) => name !== '' || value !== '') };
}
