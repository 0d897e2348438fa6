import { conditionsOf } from '../../../../shared/query/conditions-of';
import type { Query, QueryCondition } from '../../../../shared/query/query';
import { recordTest } from '../../../../shared/query/record-test';
import type { RecordFacts, WantedFacts } from './record-facts';

/** A query made ready to be asked of the log's records, one by one. */
export interface RecordMatcher {
  readonly wanted: WantedFacts;
  matches(record: RecordFacts): boolean;
}

/** Makes a query ready. `nowMs` is the moment that its times look back from. */
export function recordMatcher(query: Query, nowMs: number): RecordMatcher {
  const conditions = conditionsOf(query);
  const contents = conditions.some(({ kind }) => kind === 'words' || kind === 'header' || kind === 'body');
  const names = contents || conditions.some((condition) => readsNames(condition));
  const notes = conditions.some((condition) => condition.kind === 'mark' && condition.mark === 'noted');
  const checks = conditions.some(({ kind }) => kind === 'check');
  const test = recordTest(query);
  return { wanted: { names, checks, notes, contents }, matches: (record) => test(record, nowMs) };
}

function readsNames(condition: QueryCondition): boolean {
  if (condition.kind === 'text') return condition.field !== 'event' && condition.field !== 'source';
  if (condition.kind === 'failure') return true;
  return (condition.kind === 'number' || condition.kind === 'range') && (condition.field === 'status' || condition.field === 'attempts');
}
