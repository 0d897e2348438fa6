import type { RuleTrial, RuleVerdict } from '../../../../shared/model/answer-rule';
import { wireAnswer } from '../wire-answer';
import { decide } from './decide';
import type { Chosen } from './decide';
import { makeAnswer } from './make-answer';
import type { ReadyRule } from './ready-rule';
import { RequestView } from './request-view';
import type { RuleRequest } from './request-view';
import type { RuleReadings } from './rule-counts';

/** What a trial depends on beside the rules and the request: the counts so far, and now on both clocks. */
export interface TrialState {
  readonly readings: RuleReadings;
  readonly nowMs: number;
  readonly wallMs: number;
}

const mostNext = 20;

/** What the rules would do with a request: for each the first reason that kept it out, and the answer as it would stand in the record. Chance counts as met. Changes nothing. */
export function tryRules(rules: readonly ReadyRule[], request: RuleRequest, state: TrialState): RuleTrial {
  const verdicts: RuleVerdict[] = [];
  const view = new RequestView(request);
  const decision = decide(rules, view, { readings: state.readings, nowMs: state.nowMs, roll: () => 0 }, (verdict) => verdicts.push(verdict));
  const planned = makeAnswer(decision, view, state.readings, state.wallMs);
  const place = decision.chosen?.place;
  return {
    verdicts,
    answer: wireAnswer(planned, 'nothing', request.method === 'HEAD').answer,
    next: nextStatuses(decision.chosen),
    ...(decision.override === undefined ? {} : { override: decision.override.said }),
    ...(place === undefined ? {} : { place }),
  };
}

/** The statuses after this answer, up to the first of the step that goes on for ever. */
function nextStatuses(chosen: Chosen | undefined): readonly number[] {
  if (chosen?.place === undefined || chosen.rule.action.kind !== 'sequence') return [];
  const { steps } = chosen.rule.action;
  const { step: current, use } = chosen.place;
  const next: number[] = [];
  for (const [step, { answer, times }] of steps.entries()) {
    if (step < current) continue;
    const isLast = step === steps.length - 1;
    const still = isLast ? (step === current ? 0 : 1) : step === current ? times - use : times;
    for (let count = 0; count < still && next.length < mostNext; count += 1) next.push(answer.status);
  }
  return next;
}
