import { expect, test } from 'vitest';
import { parseQuery } from '../../../../src/shared/query/parse-query';
import { recordTest } from '../../../../src/shared/query/record-test';
import { ScenarioRecords } from '../../../../src/main/core/scenario-records';
import { captureDraft } from '../../../support/log-drafts';

function finds(text: string): ReturnType<typeof recordTest> {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return recordTest(parsed.query);
}

test('what is found of a request after it came is told of the same record, once, and only where something was to come', () => {
  const records = new ScenarioRecords({ needs: { headers: true, bodies: true }, directTargets: new Set(), namesOf: () => [] });
  const early = records.captured(captureDraft({ eventName: null, checkState: 'pass', checkMarks: 'pass later' }), 'req_1');
  records.captured(captureDraft({ checkState: 'pass' }), 'req_2');
  const findings = { eventName: 'claim.closed', source: 'api', checkState: 'fail', checkMarks: 'fail:schema pass' } as const;
  const late = records.judged('req_1', findings);
  if (late === undefined) throw new Error('nothing was told');
  const query = finds('event:claim.closed source:api check:failed');
  expect([query(early, 0), query(late, 0)]).toEqual([false, true]);
  expect([late.id, late.order, late.isNew, early.isNew]).toEqual([early.id, early.order, false, true]);
  expect([records.judged('req_1', findings), records.judged('req_2', findings), records.judged('req_0', findings)]).toEqual([undefined, undefined, undefined]);
});
