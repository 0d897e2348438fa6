import { isScalar, isMap } from 'yaml';
import { scenarioLimits, type ExpectationScope, type ExpectedCount, type Expectation } from '../../../../shared/model/scenario';
import { conditionsOf } from '../../../../shared/query/conditions-of';
import { parseQuery } from '../../../../shared/query/parse-query';
import { jsonOf } from './json-of';
import { countWords, type Mapping, scalarText } from './mapping';
import type { ProblemList } from './source';
import type { Names } from './template';
import { timeOf } from './time-of';
import type { ScenarioWords } from './words';

/** How long an expectation may take where nothing is said. */
export const usualWithinMs = 10_000;

const nothingUnexpected = 'nothing unexpected';
const scopes: ReadonlyMap<string, ExpectationScope> = new Map([
  ['captured', 'captured'],
  ['passed on', 'passed-on'],
  ['deliveries', 'deliveries'],
]);

/** What an expectation step says; undefined where it cannot be read, which is told. */
export function readExpectation(mapping: Mapping, problems: ProblemList, names: Names, words: ScenarioWords): Expectation | undefined {
  const what = mapping.text('expect', 'a query such as event:claim.created, or nothing unexpected', 4_000);
  const unexpected = what?.trim().toLowerCase() === nothingUnexpected;
  const query = unexpected ? '' : queryOf(mapping, 'expect', what);
  const count = unexpected ? noneOf(mapping) : countOf(mapping, problems);
  const until = mapping.choice('until', ['end']);
  if (until !== undefined && mapping.has('within')) mapping.problem('until', 'until and within do not go together', 'one of them');
  const withinMs = timeOf(mapping, 'within', scenarioLimits.waitMs);
  const among = mapping.choice('among', [...scopes.keys()]);
  const since = mapping.choice('since', ['start', 'last step']);
  const order = orderOf(mapping);
  const noneTwiceBy = mapping.has('none_twice_by') ? bodyPath(mapping, 'none_twice_by') : mapping.truth('none_twice') ? '' : undefined;
  const fields = fieldsOf(mapping, problems, names);
  const schema = schemaOf(mapping, problems, names, words);
  const but = butOf(mapping, unexpected);
  if (what === undefined || query === undefined) return undefined;
  return {
    query,
    scope: scopes.get(among ?? '') ?? 'captured',
    count,
    withinMs: withinMs ?? (until === undefined ? (unexpected ? 0 : usualWithinMs) : 0),
    untilEnd: until !== undefined || (unexpected && withinMs === undefined),
    sinceStep: since === 'last step',
    ...(order === undefined ? {} : { order }),
    ...(noneTwiceBy === undefined ? {} : { noneTwiceBy }),
    fields,
    ...(schema === undefined ? {} : { schema }),
    ...(but === undefined ? {} : { unexpectedBut: but }),
    ifAny: mapping.truth('if_any'),
  };
}

function queryOf(mapping: Mapping, key: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (text.trim() === '*') return '';
  const parsed = parseQuery(text);
  if (parsed.ok) {
    const mark = conditionsOf(parsed.query).find((condition) => condition.kind === 'mark')?.mark;
    if (mark === undefined) return text.trim();
    mapping.problem(key, `Whether a record is ${mark} is up to the user, not to the run`, 'a query without pinned, noted and unread');
    return undefined;
  }
  const { message, replacement, span } = parsed.problem;
  mapping.problem(key, message.replace(/\.$/, ''), 'a query such as event:claim.created source:api', replacement === undefined ? undefined : `${text.slice(0, span.from)}${replacement}${text.slice(span.to)}`);
  return undefined;
}

function countOf(mapping: Mapping, problems: ProblemList): ExpectedCount {
  const told = countWords.filter((word) => mapping.has(word));
  const [word, second] = told;
  if (second !== undefined) problems.addAt(mapping.keyNode(second), `${second} does not go with ${word ?? ''}`, 'one of exactly, at_least and at_most');
  if (word === undefined) return { kind: 'at-least', count: 1 };
  const count = mapping.whole(word, 0, scenarioLimits.rounds) ?? 0;
  return { kind: word === 'exactly' ? 'exactly' : word === 'at_most' ? 'at-most' : 'at-least', count };
}

function noneOf(mapping: Mapping): ExpectedCount {
  for (const key of [...countWords, 'before', 'after', 'none_twice', 'none_twice_by', 'fields', 'schema']) {
    if (mapping.has(key)) mapping.problem(key, `${key} does not go with ${nothingUnexpected}`, 'among, but, within or until');
  }
  return { kind: 'at-most', count: 0 };
}

function orderOf(mapping: Mapping): Expectation['order'] {
  for (const relation of ['before', 'after'] as const) {
    if (!mapping.has(relation)) continue;
    const query = queryOf(mapping, relation, mapping.text(relation, 'a query such as event:claim.created', 4_000));
    if (relation === 'before' && mapping.has('after')) mapping.problem('after', 'before and after do not go together', 'one of them, or two expectations');
    return query === undefined ? undefined : { relation, query };
  }
  return undefined;
}

function bodyPath(mapping: Mapping, key: string): string | undefined {
  const path = mapping.text(key, 'a path such as body.claim.id', 1_000);
  if (path === undefined) return undefined;
  if (path === 'body') return '';
  if (path.startsWith('body.') && path.length > 5) return path;
  mapping.problem(key, `${path.slice(0, 60)} is no path of a body`, 'a path such as body.claim.id', `body.${path}`);
  return undefined;
}

function fieldsOf(mapping: Mapping, problems: ProblemList, names: Names): Expectation['fields'] {
  const fields = mapping.mapping('fields', 'paths and their values, such as body.claim.status: closed');
  if (fields === undefined) return [];
  return fields.keys.flatMap((path) => {
    const node = fields.valueNode(path);
    if (!path.startsWith('body.')) problems.addAt(fields.keyNode(path), `${path.slice(0, 60)} is no path of a body`, 'a path such as body.claim.id');
    const json = node === undefined ? 'null' : jsonOf(node, problems, names);
    return json === undefined ? [] : [{ path, json }];
  });
}

function schemaOf(mapping: Mapping, problems: ProblemList, names: Names, words: ScenarioWords): Expectation['schema'] {
  const node = mapping.valueNode('schema');
  if (node === undefined) {
    if (mapping.has('schema')) mapping.problem('schema', 'schema is empty', 'catalogue, or a JSON Schema');
    return undefined;
  }
  if (isScalar(node) && scalarText(node) === 'catalogue') return { kind: 'catalogue' };
  if (!isMap(node)) {
    problems.addAt(node, 'This is no JSON Schema', 'catalogue, or a JSON Schema in keys and values');
    return undefined;
  }
  const json = jsonOf(node, problems, names);
  const problem = json === undefined ? undefined : words.schemaProblem(json);
  if (problem !== undefined) problems.addAt(node, problem.replace(/\.$/, ''), 'a JSON Schema (draft 2020-12)');
  return json === undefined ? undefined : { kind: 'own', json };
}

function butOf(mapping: Mapping, unexpected: boolean): readonly string[] | undefined {
  if (!unexpected) {
    if (mapping.has('but')) mapping.problem('but', `but goes with ${nothingUnexpected} alone`, 'a query');
    return undefined;
  }
  return mapping.list('but', 'a query, or a list of queries', true).flatMap((node) => {
    const text = isScalar(node) ? mapping.fill(node, scalarText(node)) : undefined;
    return queryOf(mapping, 'but', text) ?? [];
  });
}
