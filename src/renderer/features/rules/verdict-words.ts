import type { RuleVerdict, SequencePlace } from '../../../shared/model/answer-rule';
import { keyNoun } from './rule-summary';

/** A verdict in a few words: what kept the rule out, or how much of it matched. */
export function verdictWords(verdict: RuleVerdict): string {
  switch (verdict.kind) {
    case 'answers':
      return `${matchWords(verdict.conditions)}${verdict.chancePercent < 100 ? `, ${verdict.chancePercent} % of the time` : ''}`;
    case 'kept-out':
      return verdict.reason;
    case 'off':
      return 'switched off';
    case 'not-reached':
      return 'not reached';
  }
}

function matchWords(conditions: number): string {
  if (conditions === 0) return 'matches everything';
  return conditions === 1 ? 'it matches' : `all ${conditions} match`;
}

/** Whose sequence goes on: “for claim 4198”; empty where all requests are counted together. */
export function keyWords({ key }: SequencePlace, path: string): string {
  return key === '' ? '' : `for ${keyNoun(path)} ${key}`;
}

/** Where a sequence stands: “answer 1, use 1 of 2 for claim 4198”. */
export function placeWords(place: SequencePlace, path: string, isLast: boolean): string {
  const use = isLast ? 'from here on' : `use ${place.use} of ${place.times}`;
  return [`answer ${place.step + 1}, ${use}`, keyWords(place, path)].filter((part) => part !== '').join(' ');
}
