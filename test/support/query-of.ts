import { parseQuery } from '../../src/shared/query/parse-query';
import type { Query } from '../../src/shared/query/query';

/** The tree of a query's text; a wrong one fails the test. */
export function queryOf(text: string): Query {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(`${parsed.problem.message} at ${parsed.problem.span.from}`);
  return parsed.query;
}
