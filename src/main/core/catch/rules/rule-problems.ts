import type { AnswerRule, RuleAnswer, RuleCondition, RuleProblem } from '../../../../shared/model/answer-rule';
import { tokenBytes, valueBytes } from '../character-classes';
import { parseBodyPath } from './body-path';
import { framingHeaders } from './make-answer';
import { isStatus } from './override';
import { unknownPlaceholders } from './template';
import { toWireText } from './wire-text';

const longestDelayMs = 10 * 60_000;

/** What is wrong with a rule, each with its place; none where it can be used. Types are taken as checked. */
export function ruleProblems(rule: AnswerRule): readonly RuleProblem[] {
  const problems: RuleProblem[] = [];
  const add = (pointer: string, message: string): void => void problems.push({ pointer, message });
  if (rule.name.trim() === '') add('/name', 'A rule needs a name.');
  for (const [index, condition] of rule.conditions.entries()) checkCondition(condition, `/conditions/${index}`, add);
  const { action } = rule;
  switch (action.kind) {
    case 'one':
      checkAnswer(action.answer, '/action/answer', add);
      break;
    case 'sequence':
      if (action.steps.length === 0) add('/action/steps', 'A sequence needs at least one answer.');
      if (parseBodyPath(action.key.replace(/^body(?:\.|(?=\[))/, '')) === undefined) add('/action/key', `“${action.key}” is not a path into the body, such as claim.id.`);
      for (const [index, { answer, times }] of action.steps.entries()) {
        checkAnswer(answer, `/action/steps/${index}/answer`, add);
        if (!isWhole(times, 1, 1_000_000)) add(`/action/steps/${index}/times`, 'An answer is given at least once.');
      }
      break;
    case 'limit':
      checkAnswer(action.answer, '/action/answer', add);
      if (!isWhole(action.perSecond, 0, 1_000_000)) add('/action/perSecond', 'The limit is a whole number of requests a second.');
      if (!isWhole(action.retryAfterSeconds, 0, 1_000_000_000)) add('/action/retryAfterSeconds', 'Retry-After is a whole number of seconds.');
      break;
    case 'fault':
      if ('answer' in action.fault) checkAnswer(action.fault.answer, '/action/fault/answer', add);
      if (action.fault.name === 'drip' && !isWhole(action.fault.byteIntervalMs, 1, 60_000)) add('/action/fault/byteIntervalMs', 'The pause between bytes is 1 to 60,000 milliseconds.');
      break;
  }
  return problems;
}

function checkCondition(condition: RuleCondition, pointer: string, add: (pointer: string, message: string) => void): void {
  switch (condition.field) {
    case 'header':
      if (!isToken(condition.name)) add(`${pointer}/name`, `“${condition.name}” cannot be the name of a header.`);
      return;
    case 'query':
      if (condition.name === '') add(`${pointer}/name`, 'The parameter needs a name.');
      return;
    case 'body':
      if (parseBodyPath(condition.path) === undefined) add(`${pointer}/path`, `“${condition.path}” is not a path into the body, such as claim.id.`);
      return;
    case 'size':
      if (!isWhole(condition.bytes, 0, Number.MAX_SAFE_INTEGER)) add(`${pointer}/bytes`, 'The size is a whole number of bytes.');
      return;
    case 'chance':
      if (!(condition.percent >= 0 && condition.percent <= 100)) add(`${pointer}/percent`, 'The chance is 0 to 100 percent.');
      return;
    default:
      return;
  }
}

function checkAnswer(answer: RuleAnswer, pointer: string, add: (pointer: string, message: string) => void): void {
  if (!isStatus(String(answer.status))) add(`${pointer}/status`, 'The status is a number from 200 to 599.');
  if (!isWhole(answer.delayMs, 0, longestDelayMs)) add(`${pointer}/delayMs`, 'The delay is 0 to 600,000 milliseconds.');
  for (const [index, [name, value]] of answer.headers.entries()) {
    if (!isToken(name)) add(`${pointer}/headers/${index}/0`, `“${name}” cannot be the name of a header.`);
    else if (framingHeaders.has(name.toLowerCase())) add(`${pointer}/headers/${index}/0`, `${name} is written for you.`);
    if (!Array.from(toWireText(value)).every((character) => valueBytes[character.charCodeAt(0)] === 1)) add(`${pointer}/headers/${index}/1`, 'A header holds no line ends and no control characters.');
    for (const unknown of unknownPlaceholders(value)) add(`${pointer}/headers/${index}/1`, `${unknown} is not a placeholder.`);
  }
  for (const unknown of unknownPlaceholders(answer.body)) add(`${pointer}/body`, `${unknown} is not a placeholder.`);
}

function isToken(text: string): boolean {
  return text !== '' && Array.from(text).every((character) => tokenBytes[character.charCodeAt(0)] === 1);
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}
