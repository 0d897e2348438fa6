import type { AnswerRule, LastRuleAnswer } from '../../../shared/model/answer-rule';
import { formatTime } from '../../ui/format';

/** Such as “Last answered 14:32:09 by the default rule, 200”. */
export function lastAnsweredWords({ atMs, by, status, fault }: LastRuleAnswer, rules: readonly AnswerRule[]): string {
  const number = by.kind === 'rule' ? rules.findIndex(({ id }) => id === by.ruleId) + 1 : 0;
  const who = by.kind === 'default' ? 'the default rule' : by.kind === 'override' ? 'the request’s own address' : number === 0 ? 'a rule that is gone' : `rule ${number}`;
  return `Last answered ${formatTime(atMs, 'second')} by ${who}, ${fault ?? status}`;
}
