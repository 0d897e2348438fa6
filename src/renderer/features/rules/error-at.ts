import type { RuleProblem } from '../../../shared/model/answer-rule';

/** What is wrong at a place of a rule or below it. */
export type ErrorAt = (pointer: string) => string | undefined;

/** Looks for a problem below a place. */
export function errorBelow(problem: RuleProblem | undefined, base: string): ErrorAt {
  return (pointer) => {
    const place = base + pointer;
    return problem !== undefined && (problem.pointer === place || problem.pointer.startsWith(`${place}/`)) ? problem.message : undefined;
  };
}
