import type { AnswerRule, LastRuleAnswer, RuleActivity, RuleTrial } from '../../../../shared/model/answer-rule';
import type { CaptureDraft } from '../../../../shared/model/captured-request';
import type { Ports } from '../../ports';
import type { PlannedAnswer } from '../catch-port';
import { decide } from './decide';
import { makeAnswer } from './make-answer';
import { readyRule } from './ready-rule';
import { ruleProblems } from './rule-problems';
import type { ReadyRule } from './ready-rule';
import { RequestView } from './request-view';
import type { RuleRequest } from './request-view';
import { RuleCounts } from './rule-counts';
import { tryRules } from './try-rules';

/** The answer rules in force, with what they have counted. One may serve several catch servers. */
export interface AnswerRules {
  /** Puts rules in force from the next request on, in order. Rules that stay, by their id, keep their counts; a sequence whose steps or key changed begins anew. A rule with problems is taken as switched off. */
  use(rules: readonly AnswerRule[]): void;
  /** Chooses the answer to a complete request and counts it. Does not throw. */
  answer(draft: CaptureDraft): PlannedAnswer;
  /** What the rules in force would do with a request, had it come now; changes no count. `rules` in place of those in force, such as one that is not switched on yet. */
  try(request: RuleRequest, rules?: readonly AnswerRule[]): RuleTrial;
  /** What each rule in force has done, in order; how often none answered; and the answer that was chosen last. */
  activity(): { readonly last?: LastRuleAnswer; readonly rules: readonly RuleActivity[]; readonly defaultHits: number; readonly overrideHits: number };
  /** Begins a rule's sequence anew, for one key or for all. */
  restart(ruleId: string, key?: string): void;
  /** Sets every count to nothing. */
  resetCounts(): void;
}

/** Makes an empty set of answer rules: every request gets the default answer. */
export function createAnswerRules(ports: Ports): AnswerRules {
  const counts = new RuleCounts();
  let ready: readonly ReadyRule[] = [];
  let defaultHits = 0;
  let overrideHits = 0;
  let last: LastRuleAnswer | undefined;
  const roll = (): number => ports.random.next();

  return {
    use(rules) {
      counts.keepOnly(new Set(rules.map((rule) => rule.id)));
      for (const { rule: before } of ready) {
        const now = rules.find((rule) => rule.id === before.id);
        if (now !== undefined && countedBy(now) !== countedBy(before)) counts.restart(before.id);
      }
      ready = rules.map(usableRule);
    },
    answer(draft) {
      const view = new RequestView(draft);
      const nowMs = ports.clock.monotonicMs();
      const decision = decide(ready, view, { readings: counts, nowMs, roll });
      const atMs = ports.clock.nowMs();
      const answer = makeAnswer(decision, view, counts, atMs);
      const { status, fault } = answer.answer;
      const by: LastRuleAnswer['by'] = decision.override !== undefined ? { kind: 'override' } : decision.chosen === undefined ? { kind: 'default' } : { kind: 'rule', ruleId: decision.chosen.rule.rule.id };
      last = { atMs, by, status, ...(fault === undefined ? {} : { fault }) };
      for (const ruleId of decision.limited) counts.countInSecond(ruleId, nowMs);
      if (decision.override !== undefined) overrideHits += 1;
      else if (decision.chosen === undefined) defaultHits += 1;
      else {
        const { rule, place } = decision.chosen;
        counts.countHit(rule.rule.id);
        if (place !== undefined) counts.countAnswered(rule.rule.id, place.key);
      }
      return answer;
    },
    try: (request, rules) => tryRules(rules?.map(usableRule) ?? ready, request, { readings: counts, nowMs: ports.clock.monotonicMs(), wallMs: ports.clock.nowMs() }),
    activity: () => ({ ...(last === undefined ? {} : { last }), rules: ready.map(({ rule }) => counts.activity(rule.id)), defaultHits, overrideHits }),
    restart: (ruleId, key) => counts.restart(ruleId, key),
    resetCounts() {
      counts.reset();
      defaultHits = 0;
      overrideHits = 0;
    },
  };
}

function usableRule(rule: AnswerRule): ReadyRule {
  return readyRule(ruleProblems(rule).length === 0 ? rule : { ...rule, enabled: false });
}

/** What a rule's sequence is counted by: its key and how often each step is given. */
function countedBy({ action }: AnswerRule): string {
  return action.kind === 'sequence' ? JSON.stringify([action.key, action.steps.map(({ times, answer }) => [times, answer.status])]) : '';
}
