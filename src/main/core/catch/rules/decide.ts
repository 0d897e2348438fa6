import type { RuleVerdict, SequencePlace } from '../../../../shared/model/answer-rule';
import { statusOverride } from './override';
import type { StatusOverride } from './override';
import type { ReadyAnswer, ReadyRule } from './ready-rule';
import type { RequestView } from './request-view';
import type { RuleReadings } from './rule-counts';
import { fromWireText } from './wire-text';

/** The rule that answers, and with what. */
export interface Chosen {
  readonly rule: ReadyRule;
  readonly answer: ReadyAnswer;
  readonly place?: SequencePlace;
}

/** What the rules make of a request: the override of its own address, a rule, or neither. */
export interface Decision {
  readonly override: StatusOverride | undefined;
  readonly chosen: Chosen | undefined;
  /** Limits whose conditions the request met: it counts towards them, whoever answers it. */
  readonly limited: readonly string[];
}

/** What a decision depends on beside the rules and the request. `nowMs` is monotonic, `roll` gives a random number in [0, 1). */
export interface DecisionFacts {
  readonly readings: RuleReadings;
  readonly nowMs: number;
  readonly roll: () => number;
}

/** Finds the first rule that matches. Counts nothing. `tell` hears, rule by rule, what kept each out. */
export function decide(rules: readonly ReadyRule[], view: RequestView, facts: DecisionFacts, tell?: (verdict: RuleVerdict) => void): Decision {
  const override = statusOverride(view.address);
  const limited: string[] = [];
  let chosen: Chosen | undefined;
  for (const rule of rules) {
    const ruleId = rule.rule.id;
    if (!rule.rule.enabled) tell?.({ ruleId, kind: 'off' });
    else if (override !== undefined || chosen !== undefined) {
      if (tell === undefined) break;
      tell({ ruleId, kind: 'not-reached' });
    } else {
      const reason = keptOut(rule, view, facts, limited);
      if (reason !== undefined) tell?.({ ruleId, kind: 'kept-out', reason });
      else {
        chosen = choose(rule, view, facts);
        tell?.({ ruleId, kind: 'answers', conditions: rule.conditions.length, chancePercent: rule.chancePercent });
      }
    }
  }
  return { override, chosen, limited };
}

function keptOut(rule: ReadyRule, view: RequestView, facts: DecisionFacts, limited: string[]): string | undefined {
  for (const condition of rule.conditions) {
    const reason = condition(view, facts.roll);
    if (reason !== undefined) return reason;
  }
  if (rule.action.kind !== 'limit') return undefined;
  limited.push(rule.rule.id);
  const before = facts.readings.inThisSecond(rule.rule.id, facts.nowMs);
  return before < rule.action.perSecond ? `${before + 1} in this second` : undefined;
}

function choose(rule: ReadyRule, view: RequestView, { readings }: DecisionFacts): Chosen {
  const { action } = rule;
  if (action.kind !== 'sequence') return { rule, answer: action.answer };
  const key = sequenceKey(action.key, view);
  let left = readings.answered(rule.rule.id, key);
  const last = action.steps.length - 1;
  for (const [step, { answer, times }] of action.steps.entries()) {
    if (step === last || left < times) return { rule, answer, place: { step, use: left + 1, times, key } };
    left -= times;
  }
  throw new Error('A sequence has no steps.');
}

/** Requests without the value that is counted apart are counted together, under the empty key. */
function sequenceKey(steps: readonly string[] | undefined, view: RequestView): string {
  if (steps === undefined) return '';
  const found = view.body.find(steps);
  return typeof found === 'string' ? '' : fromWireText(found.comparable);
}
