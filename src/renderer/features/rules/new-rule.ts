import type { AnswerFault, AnswerFaultName, AnswerRule, RuleAction, RuleAnswer, RuleCondition } from '../../../shared/model/answer-rule';
import type { CaptureDetail } from '../../../shared/model/captured-request';

const okAnswer: RuleAnswer = { status: 200, headers: [], body: '', delayMs: 0 };

/** An answer with a status and nothing else. */
export function blankAnswer(status: number): RuleAnswer {
  return { ...okAnswer, status };
}

/** A rule to start from: it matches everything, so it begins switched off. */
export function blankRule(id: string, name: string): AnswerRule {
  return { id, name, enabled: false, conditions: [], action: { kind: 'one', answer: okAnswer } };
}

/** A rule that matches requests such as a captured one; it begins switched off. */
export function ruleFromCapture(id: string, name: string, { method, target, eventName }: CaptureDetail['capture']): AnswerRule {
  const conditions: RuleCondition[] = [
    { field: 'method', operator: 'is', value: method },
    { field: 'path', operator: 'is', value: target.replace(/[?#].*$/s, '') },
  ];
  if (eventName !== null) conditions.push({ field: 'event', operator: 'is', value: eventName });
  return { ...blankRule(id, name), conditions };
}

/** A condition on a field that keeps no request out where that can be. */
export function blankCondition(field: RuleCondition['field']): RuleCondition {
  switch (field) {
    case 'method':
      return { field, operator: 'is', value: 'POST' };
    case 'path':
      return { field, operator: 'like', value: '/*' };
    case 'event':
    case 'source':
      return { field, operator: 'like', value: '*' };
    case 'header':
    case 'query':
      return { field, name: '', operator: 'exists', value: '' };
    case 'body':
      return { field, path: '', operator: 'exists', value: '' };
    case 'size':
      return { field, operator: 'over', bytes: 0 };
    case 'web-page':
      return { field, made: true };
    case 'chance':
      return { field, percent: 100 };
  }
}

/** The action changed to another kind; the first answer is kept where both kinds have one. */
export function actionOfKind(kind: RuleAction['kind'], before: RuleAction): RuleAction {
  const answer = firstAnswer(before);
  switch (kind) {
    case 'one':
      return { kind, answer: answer ?? okAnswer };
    case 'sequence':
      return { kind, steps: [{ answer: answer !== undefined && answer.status >= 400 ? answer : blankAnswer(503), times: 2 }, { answer: okAnswer, times: 1 }], key: 'claim.id' };
    case 'limit':
      return { kind, perSecond: 20, retryAfterSeconds: 5, answer: answer !== undefined && answer.status >= 400 ? answer : blankAnswer(429) };
    case 'fault':
      return { kind, fault: { name: 'never-answer' } };
  }
}

/** The fault changed to another one; its answer is kept where both have one. */
export function faultNamed(name: AnswerFaultName, before: AnswerFault): AnswerFault {
  const answer = 'answer' in before ? before.answer : { ...okAnswer, body: '{"received": true}' };
  switch (name) {
    case 'half-body':
    case 'wrong-length':
      return { name, answer };
    case 'drip':
      return { name, answer, byteIntervalMs: 50 };
    default:
      return { name };
  }
}

function firstAnswer(action: RuleAction): RuleAnswer | undefined {
  if (action.kind === 'sequence') return action.steps[0]?.answer;
  if (action.kind === 'fault') return 'answer' in action.fault ? action.fault.answer : undefined;
  return action.answer;
}

/** A name that none of those taken has: “New rule”, “New rule 2”. */
export function freeRuleName(base: string, taken: readonly string[]): string {
  if (!taken.includes(base)) return base;
  let number = 2;
  while (taken.includes(`${base} ${number}`)) number += 1;
  return `${base} ${number}`;
}
