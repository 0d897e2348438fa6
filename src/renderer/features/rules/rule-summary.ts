import type { AnswerFault, AnswerRule, RuleAction, RuleCondition } from '../../../shared/model/answer-rule';
import { formatSize } from '../../ui/format';

/** A piece of a sentence about a rule, and how it is drawn. */
export interface SummaryPart {
  readonly text: string;
  readonly tone: 'plain' | 'mono' | 'ok' | 'fail';
}

/** A rule as one sentence: when it matches, and what it answers. */
export interface RuleSummary {
  readonly match: readonly SummaryPart[];
  readonly answer: readonly SummaryPart[];
}

const operatorWords = new Map([
  ['is', ''],
  ['is-not', 'not '],
  ['like', ''],
  ['contains', 'with '],
]);

const faultWords = new Map<AnswerFault['name'], string>([
  ['never-answer', 'never answer'],
  ['close', 'close at once'],
  ['reset', 'reset the connection'],
  ['half-body', 'close after half the answer'],
  ['drip', 'send byte by byte'],
  ['wrong-length', 'announce a wrong length'],
  ['garbage', 'answer garbage'],
]);

/** What a fault does, in a few words. */
export function faultSentence(name: AnswerFault['name']): string {
  return faultWords.get(name) ?? name;
}

export function ruleSummary({ conditions, action }: Pick<AnswerRule, 'conditions' | 'action'>): RuleSummary {
  const match = conditions.flatMap((condition, index) => [...(index === 0 ? [] : [plain(', ')]), ...conditionParts(condition)]);
  if (action.kind === 'limit') match.push(plain(`${match.length === 0 ? '' : ', '}over ${action.perSecond} a second`));
  return { match: match.length === 0 ? [plain('every request')] : match, answer: answerParts(action) };
}

function conditionParts(condition: RuleCondition): readonly SummaryPart[] {
  switch (condition.field) {
    case 'method':
    case 'path':
    case 'event':
    case 'source':
      return [plain(`${condition.field} ${operatorWords.get(condition.operator) ?? ''}`), mono(condition.value)];
    case 'header':
    case 'query':
      return valueParts(condition.field, condition.name, condition.operator, condition.value);
    case 'body':
      return valueParts('body', condition.path, condition.operator, condition.value);
    case 'size':
      return [plain(`${condition.operator} ${formatSize(condition.bytes)}`)];
    case 'web-page':
      return [plain(condition.made ? 'made by a web page' : 'not made by a web page')];
    case 'chance':
      return [plain(`chance ${condition.percent} %`)];
  }
}

function valueParts(field: string, name: string, operator: string, value: string): readonly SummaryPart[] {
  if (operator === 'exists') return [plain(`has ${field} `), mono(name)];
  if (operator === 'missing') return [plain(`no ${field} `), mono(name)];
  return [plain(`${field} ${operatorWords.get(operator) ?? ''}`), mono(`${name}: ${value}`)];
}

function answerParts(action: RuleAction): readonly SummaryPart[] {
  switch (action.kind) {
    case 'one':
      return [status(action.answer.status), ...(action.answer.delayMs > 0 ? [plain(` after ${action.answer.delayMs} ms`)] : [])];
    case 'limit':
      return [status(action.answer.status), plain(`, Retry-After ${action.retryAfterSeconds} s`)];
    case 'fault':
      return [plain(faultSentence(action.fault.name))];
    case 'sequence': {
      const last = action.steps.length - 1;
      const steps = action.steps.flatMap(({ answer, times }, index) => [...(index === 0 ? [] : [plain(', then ')]), status(answer.status), ...(index < last ? [plain(` ×${times}`)] : [])]);
      return action.key === '' ? steps : [...steps, plain(`, per ${keyNoun(action.key)}`)];
    }
  }
}

/** What a sequence counts apart, as a noun: "claim" for `claim.id`, the whole path for others. */
export function keyNoun(key: string): string {
  const path = key.replace(/^body\./, '');
  return /^([a-z_]+)\.id$/.exec(path)?.[1] ?? path;
}

/** "7 claims", "1 request", "3 values of claim.reference". */
export function countedKeys(count: number, key: string): string {
  const noun = keyNoun(key);
  if (key === '') return count === 1 ? '1 sequence' : `${count} sequences`;
  if (/^[a-z_]+$/.test(noun) && noun !== key.replace(/^body\./, '')) return `${count} ${noun}${count === 1 ? '' : 's'}`;
  return `${count} ${count === 1 ? 'value' : 'values'} of ${noun}`;
}

function plain(text: string): SummaryPart {
  return { text, tone: 'plain' };
}

function mono(text: string): SummaryPart {
  return { text, tone: 'mono' };
}

function status(value: number): SummaryPart {
  return { text: String(value), tone: value >= 400 ? 'fail' : 'ok' };
}
