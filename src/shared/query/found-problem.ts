import type { QueryProblem } from './query';

/** Ends the reading of a query at its first problem. Thrown and caught within this folder alone; those who call it get the problem as data. */
export class FoundProblem extends Error {
  readonly problem: QueryProblem;

  constructor(problem: QueryProblem) {
    super(problem.message);
    this.problem = problem;
  }
}
