import { stringValue } from '../../../../shared/json/json-text';
import type { JsonNode } from '../../../../shared/json/parse-json';
import { headerValues } from '../../../../shared/model/header';
import { meetsNumberTest } from '../../../../shared/query/compare-number';
import { holds } from '../../../../shared/query/comparison';
import type { NumberField, Query, QueryCondition, TextField } from '../../../../shared/query/query';
import { foldCase, matchesPattern } from '../../../../shared/query/text-pattern';
import { rootOf, valuesAt } from './json-values';
import type { RunRecord } from './run-record';

type BodyTest = Extract<QueryCondition, { kind: 'body' }>['test'];

/** True where a record of the run meets the query, as the log would find it. */
export function matchesQuery(query: Query, record: RunRecord, nowMs: number): boolean {
  switch (query.kind) {
    case 'all':
      return true;
    case 'and':
      return query.parts.every((part) => matchesQuery(part, record, nowMs));
    case 'or':
      return query.parts.some((part) => matchesQuery(part, record, nowMs));
    case 'not':
      return !matchesQuery(query.part, record, nowMs);
    case 'condition':
      return meets(query.condition, record, nowMs);
  }
}

function meets(condition: QueryCondition, record: RunRecord, nowMs: number): boolean {
  switch (condition.kind) {
    case 'words': {
      const wanted = foldCase(condition.text.replace(/\*$/, condition.phrase ? '*' : ''));
      return [record.event ?? '', record.path, ...record.endpoints, ...record.headers.flat(), record.body()].some((text) => foldCase(text).includes(wanted));
    }
    case 'text':
      return textsOf(record, condition.field).some((text) => matchesPattern(condition.pattern, text));
    case 'number':
      return numbersOf(record, condition.field).some((number) => holds(condition.comparison, number - condition.value));
    case 'range':
      return numbersOf(record, condition.field).some((number) => number >= condition.from && number <= condition.to);
    case 'failure':
      return record.failures.includes(condition.code);
    case 'direction':
      return (condition.value === 'received') === (record.kind === 'captured');
    case 'state':
      return record.state === condition.value;
    case 'header': {
      const { pattern } = condition;
      const values = headerValues(record.headers, condition.name);
      return pattern === undefined ? values.length > 0 : values.some((value) => matchesPattern(pattern, value));
    }
    case 'body': {
      const body = record.body();
      const root = rootOf(body);
      return root !== undefined && valuesAt(root, condition.path).some((node) => meetsBodyTest(body, node, condition.test));
    }
    case 'time': {
      const atMs = condition.moment.kind === 'at' ? condition.moment.atMs : nowMs - condition.moment.agoMs;
      return condition.relation === 'after' ? record.atMs >= atMs : record.atMs < atMs;
    }
    case 'check':
      return verdictOf(condition.value) === record.checkState;
    case 'mark':
      return false;
  }
}

function verdictOf(value: string): RunRecord['checkState'] | undefined {
  return value === 'failed' ? 'fail' : value === 'warned' ? 'warn' : value === 'passed' ? 'pass' : undefined;
}

function meetsBodyTest(body: string, node: JsonNode, test: BodyTest): boolean {
  if (test === undefined) return true;
  if (node.kind === 'array') return node.items.some((item) => item.kind !== 'array' && item.kind !== 'object' && meetsBodyTest(body, item, test));
  if (node.kind === 'object') return false;
  const written = body.slice(node.start, node.end);
  if (test.kind === 'number') return node.kind === 'number' && meetsNumberTest(test.number, written);
  return matchesPattern(test.pattern, node.kind === 'string' ? stringValue(body, node) : written);
}

function textsOf(record: RunRecord, field: TextField): readonly string[] {
  switch (field) {
    case 'event':
      return record.event === null ? [] : [record.event];
    case 'source':
      return record.source === null ? [] : [record.source];
    case 'method':
      return [record.method];
    case 'path':
      return [record.path];
    case 'endpoint':
      return record.endpoints;
    case 'id':
      return record.eventId === null ? [record.id] : [record.id, record.eventId];
  }
}

function numbersOf(record: RunRecord, field: NumberField): readonly number[] {
  switch (field) {
    case 'status':
      return record.statuses;
    case 'attempts':
      return record.kind === 'delivery' ? [record.attempts] : [];
    case 'duration':
      return record.durationMs === null ? [] : [record.durationMs];
    case 'size':
      return [record.sizeBytes];
  }
}

/** Which parts of a record a query looks at besides its line. */
export function partsOfQuery(query: Query): { readonly headers: boolean; readonly body: boolean } {
  switch (query.kind) {
    case 'all':
      return { headers: false, body: false };
    case 'and':
    case 'or': {
      const parts = query.parts.map(partsOfQuery);
      return { headers: parts.some(({ headers }) => headers), body: parts.some(({ body }) => body) };
    }
    case 'not':
      return partsOfQuery(query.part);
    case 'condition': {
      const words = query.condition.kind === 'words';
      return { headers: words || query.condition.kind === 'header', body: words || query.condition.kind === 'body' };
    }
  }
}
