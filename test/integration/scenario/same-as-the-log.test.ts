import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ScenarioRun } from '../../../src/shared/model/scenario-run';
import { parseQuery } from '../../../src/shared/query/parse-query';
import type { Comparison, Query } from '../../../src/shared/query/query';
import { queryText } from '../../../src/shared/query/query-text';
import type { CoreApp } from '../../../src/main/core/app';
import { catchUrl, openCore, value } from '../../support/open-core';

const nowhere = { from: 0, to: 0 };
const pieces = fc.constantFrom(['claim.created'], ['CLAIM.', ''], ['', 'label', ''], ['ui'], ['POST'], ['/hooks'], ['/hooks/claims?x=1'], ['', 'hooks', ''], ['application/json'], ['água'], [''], ['1'], ['open'], ['req_', ''], ['evt_', ''], ['', '127.0.0.1', '']);
const pattern = pieces.map((each) => ({ pieces: each }));
const comparison = fc.constantFrom<Comparison>('=', '!=', '>', '>=', '<', '<=');
const path = fc.constantFrom(['claim'], ['claim', 'id'], ['claim', 'labels'], ['claim', 'status'], ['contact', 'name'], ['event_name'], ['claim', 'labels', '0'], ['performed_by', 'name'], ['nothing']);
const word = fc.constantFrom('claim', 'clai', 'clai*', 'label*', 'abel', 'água', 'ÁGUA', 'json', 'application', 'hooks', 'hook', 'john', 'smith*', '127.0.0.1', 'refused', 'receiver9');
const leaf = fc
  .oneof(
    fc.record({ kind: fc.constant('words' as const), text: word, phrase: fc.constant(false) }),
    fc.record({ kind: fc.constant('words' as const), text: fc.constantFrom('John Smith', 'smith john', 'clai*', '"event_name":', 'x-none'), phrase: fc.constant(true) }),
    fc.record({ kind: fc.constant('text' as const), field: fc.constantFrom('event', 'source', 'method', 'path', 'endpoint', 'id' as const), pattern }),
    fc.record({ kind: fc.constant('number' as const), field: fc.constantFrom('status' as const), comparison, value: fc.constantFrom(200, 204, 404, 503) }),
    fc.record({ kind: fc.constant('number' as const), field: fc.constantFrom('attempts' as const, 'size' as const), comparison, value: fc.constantFrom(0, 1, 2, 600) }),
    fc.record({ kind: fc.constant('failure' as const), code: fc.constantFrom('refused' as const, 'timeout' as const) }),
    fc.record({ kind: fc.constant('direction' as const), value: fc.constantFrom('sent' as const, 'received' as const) }),
    fc.record({ kind: fc.constant('state' as const), value: fc.constantFrom('delivered', 'failed', 'complete', 'malformed', 'not-delivered') }),
    fc.record({ kind: fc.constant('header' as const), name: fc.constantFrom('content-type', 'Event-Name', 'X-Kind', 'none') }),
    fc.record({ kind: fc.constant('header' as const), name: fc.constantFrom('content-type', 'Event-Name', 'X-Kind'), pattern }),
    fc.record({ kind: fc.constant('body' as const), path }),
    fc.record({ kind: fc.constant('body' as const), path, test: fc.record({ kind: fc.constant('text' as const), pattern }) }),
    fc.record({ kind: fc.constant('body' as const), path, test: fc.record({ kind: fc.constant('number' as const), number: fc.record({ comparison, text: fc.constantFrom('0', '4211', '1e3') }) }) }),
    fc.record({ kind: fc.constant('check' as const), value: fc.constantFrom('failed', 'warned', 'passed', 'not-run') }),
  )
  .map((condition): Query => ({ kind: 'condition', condition, span: nowhere }));
const queries = fc.oneof(
  { weight: 3, arbitrary: leaf },
  { weight: 1, arbitrary: leaf.map((part): Query => ({ kind: 'not', part })) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(leaf, { minLength: 2, maxLength: 3 })).map(([kind, parts]): Query => ({ kind, parts })) },
);

/** Plays what sends in every way, with an expectation for each query among captured requests and deliveries. */
async function played(app: CoreApp, expectations: readonly string[]): Promise<ScenarioRun> {
  const expects = expectations.flatMap((query) => ['captured', 'deliveries'].map((among) => `  - expect: ${JSON.stringify(query)}\n    among: ${among}\n    at_most: 100000\n    until: end\n`));
  const text = `name: All ways
seed: 42
scale: 100
endpoints:
  receiver: { endpoint: a }
  nobody: { endpoint: b, retry: { every: 1 s, times: 2 } }
steps:
${expects.join('')}  - do: create claim
    claim: first
    endpoint: receiver
  - do: add label
    claim: first
    label: Água
    endpoint: receiver
  - do: create claim
    as: { token: Mobile App API Token }
  - do: create contact
    name: Zoë O’Hara
    endpoint: receiver
  - do: close
    claim: first
    endpoint: receiver
  - fault: event-name-unknown
    event: claim.closed
    endpoint: receiver
  - fault: invalid-utf8
    event: claim.closed
    endpoint: receiver
  - expect: state:failed
    among: deliveries
    exactly: 1
    within: 30 s
`;
  const receiver = (path: string) => `${catchUrl(app)}${path}`;
  const { id } = await value(app, 'scenarioRuns.start', { id: 'own/a.yaml', text, order: { endpoints: [{ name: 'receiver', url: receiver('/hooks/claims?x=1') }, { name: 'nobody', url: 'http://127.0.0.1:1/hooks' }] } });
  const run = await app.scenarios.ended(id);
  if (run === undefined) throw new Error('the run was not kept');
  return run;
}

test('an expectation finds what the same query finds in the log, whatever the query', async () => {
  const asked = fc.sample(queries, { numRuns: 250, seed: 20 }).map(queryText).filter((text, index, all) => all.indexOf(text) === index);
  const app = await openCore();
  const run = await played(app, asked);
  expect(run.problem).toBeUndefined();
  const counted = run.steps.filter(({ kind }) => kind === 'expect').slice(0, asked.length * 2).map(({ expectation }) => expectation?.count);
  const found: number[] = [];
  for (const text of asked) {
    const parsed = parseQuery(text);
    if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.message}`);
    for (const filter of ['received', 'sent'] as const) found.push((await app.log.activityPage(parsed.query, filter, 0, 10_000)).rows.length);
  }
  const told = (counts: readonly (number | undefined)[]) => asked.map((text, index) => `${text}: ${counts[2 * index] ?? 'none'} captured, ${counts[2 * index + 1] ?? 'none'} deliveries`);
  expect(told(counted)).toEqual(told(found));
  // The queries tell the records apart: few of them find all or nothing.
  expect(new Set(found).size).toBeGreaterThan(4);
});
