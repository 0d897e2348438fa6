import type { AnswerFaultName, AnswerRule, RuleAnswer, RuleCondition } from '../../../../shared/model/answer-rule';
import { parseBodyPath } from './body-path';
import { readyCondition } from './conditions';
import type { ReadyCondition } from './conditions';
import { readyTemplate } from './template';
import type { Template } from './template';
import { toWireText } from './wire-text';

/** An answer made ready: its templates are read. */
export interface ReadyAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: Template])[];
  readonly body: Template;
  readonly delayMs: number;
}

/** What a rule does, made ready. */
export type ReadyAction =
  | { readonly kind: 'one'; readonly answer: ReadyAnswer }
  | { readonly kind: 'sequence'; readonly steps: readonly { readonly answer: ReadyAnswer; readonly times: number }[]; readonly key: readonly string[] | undefined }
  | { readonly kind: 'limit'; readonly perSecond: number; readonly answer: ReadyAnswer }
  | { readonly kind: 'fault'; readonly fault: AnswerFaultName; readonly answer: ReadyAnswer; readonly byteIntervalMs: number };

/** A rule with all done that depends on it alone. */
export interface ReadyRule {
  readonly rule: AnswerRule;
  readonly conditions: readonly ReadyCondition[];
  readonly action: ReadyAction;
  /** Of all its chance conditions together. */
  readonly chancePercent: number;
}

const nothing: RuleAnswer = { status: 200, headers: [], body: '', delayMs: 0 };

/** Makes a rule ready. Chance is asked last, so that the reason that keeps a request out is one that lies in the request. */
export function readyRule(rule: AnswerRule): ReadyRule {
  const ordered = [...rule.conditions.filter((condition) => !isChance(condition)), ...rule.conditions.filter(isChance)];
  return {
    rule,
    conditions: ordered.map(readyCondition),
    action: readyAction(rule),
    chancePercent: rule.conditions.reduce((chance, condition) => (condition.field === 'chance' ? (chance * condition.percent) / 100 : chance), 100),
  };
}

function isChance(condition: RuleCondition): boolean {
  return condition.field === 'chance';
}

function readyAction({ action }: AnswerRule): ReadyAction {
  switch (action.kind) {
    case 'one':
      return { kind: 'one', answer: readyAnswer(action.answer) };
    case 'sequence':
      return {
        kind: 'sequence',
        steps: action.steps.map(({ answer, times }) => ({ answer: readyAnswer(answer), times })),
        key: action.key === '' ? undefined : parseBodyPath(action.key.replace(/^body(?:\.|(?=\[))/, '')),
      };
    case 'limit': {
      const { answer, retryAfterSeconds } = action;
      const saysAfter = answer.headers.some(([name]) => name.toLowerCase() === 'retry-after');
      const headers = saysAfter ? answer.headers : [...answer.headers, ['Retry-After', String(retryAfterSeconds)] as const];
      return { kind: 'limit', perSecond: action.perSecond, answer: readyAnswer({ ...answer, headers }) };
    }
    case 'fault': {
      const { fault } = action;
      return { kind: 'fault', fault: fault.name, answer: readyAnswer('answer' in fault ? fault.answer : nothing), byteIntervalMs: fault.name === 'drip' ? fault.byteIntervalMs : 0 };
    }
  }
}

function readyAnswer(answer: RuleAnswer): ReadyAnswer {
  return {
    status: answer.status,
    headers: answer.headers.map(([name, value]) => [toWireText(name), readyTemplate(value)] as const),
    body: readyTemplate(answer.body),
    delayMs: answer.delayMs,
  };
}
