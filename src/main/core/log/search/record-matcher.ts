import type { NumberField, Query, QueryCondition, TextField } from '../../../../shared/query/query';
import { isUnread } from '../../../../shared/model/look';
import { foldCase } from '../../../../shared/query/text-pattern';
import { activityFlag } from '../activity-flags';
import { bodyMatcher } from './body-values';
import { holds } from '../../../../shared/query/comparison';
import { foldedText } from '../../../../shared/query/folded-text';
import type { RecordFacts, WantedFacts } from './record-facts';
import { textMatcher } from '../../../../shared/query/text-pattern';
import { readingsOf } from './wire-text';
import { wantedWords, wordsMatcher } from '../../../../shared/query/words-matcher';

/** A query made ready to be asked of records, one by one. It is what every index must agree with. */
export interface RecordMatcher {
  readonly wanted: WantedFacts;
  matches(record: RecordFacts): boolean;
}

type Test = (record: RecordFacts) => boolean;

/** Makes a query ready. `nowMs` is the moment that its times look back from. */
export function recordMatcher(query: Query, nowMs: number): RecordMatcher {
  const conditions = conditionsOf(query);
  const contents = conditions.some(({ kind }) => kind === 'words' || kind === 'header' || kind === 'body');
  const names = contents || conditions.some((condition) => readsNames(condition));
  const notes = conditions.some((condition) => condition.kind === 'mark' && condition.mark === 'noted');
  const checks = conditions.some(({ kind }) => kind === 'check');
  return { wanted: { names, checks, notes, contents }, matches: testOf(query, nowMs) };
}

/** Every condition of a query, in the order of its text. */
export function conditionsOf(query: Query): readonly QueryCondition[] {
  switch (query.kind) {
    case 'all':
      return [];
    case 'condition':
      return [query.condition];
    case 'not':
      return conditionsOf(query.part);
    case 'and':
    case 'or':
      return query.parts.flatMap(conditionsOf);
  }
}

function readsNames(condition: QueryCondition): boolean {
  if (condition.kind === 'text') return condition.field !== 'event' && condition.field !== 'source';
  if (condition.kind === 'failure') return true;
  return (condition.kind === 'number' || condition.kind === 'range') && (condition.field === 'status' || condition.field === 'attempts');
}

function testOf(query: Query, nowMs: number): Test {
  switch (query.kind) {
    case 'all':
      return () => true;
    case 'and': {
      const parts = query.parts.map((part) => testOf(part, nowMs));
      return (record) => parts.every((test) => test(record));
    }
    case 'or': {
      const parts = query.parts.map((part) => testOf(part, nowMs));
      return (record) => parts.some((test) => test(record));
    }
    case 'not': {
      const test = testOf(query.part, nowMs);
      return (record) => !test(record);
    }
    case 'condition':
      return conditionTest(query.condition, nowMs);
  }
}

function conditionTest(condition: QueryCondition, nowMs: number): Test {
  switch (condition.kind) {
    case 'words': {
      const found = wordsMatcher(wantedWords(condition.text, condition.phrase));
      return (record) => someSearchText(record, found);
    }
    case 'text': {
      const matches = textMatcher(condition.pattern);
      return (record) => valuesOf(record, condition.field).some((value) => readingsOf(value).some(matches));
    }
    case 'number': {
      const { comparison, value } = condition;
      return (record) => numbersOf(record, condition.field).some((number) => holds(comparison, number - value));
    }
    case 'range': {
      const { from, to } = condition;
      return (record) => numbersOf(record, condition.field).some((number) => number >= from && number <= to);
    }
    case 'failure':
      return ({ failures }) => failures.includes(condition.code);
    case 'direction': {
      const flag = condition.value === 'received' ? activityFlag.received : 0;
      return ({ flags }) => (flags & activityFlag.received) === flag;
    }
    case 'state':
      return ({ state }) => state === condition.value;
    case 'header': {
      const name = condition.name.toLowerCase();
      const matches = condition.pattern === undefined ? () => true : textMatcher(condition.pattern);
      return ({ headers }) => headers.some(([headerName, value]) => headerName.toLowerCase() === name && readingsOf(value).some(matches));
    }
    case 'body': {
      const matches = bodyMatcher(condition);
      const inSubject = bodyMatcher({ ...condition, path: condition.path.slice(1) });
      return ({ bodies, subject }) => {
        if (bodies.some(({ text, root }) => root !== undefined && matches(text, root))) return true;
        // Before its first attempt a delivery has no body, but what will be in it is known.
        return bodies.length === 0 && subject !== undefined && subject.name === condition.path[0] && subject.body.root !== undefined && inSubject(subject.body.text, subject.body.root);
      };
    }
    case 'time': {
      const moment = momentMs(condition.moment, nowMs);
      return condition.relation === 'after' ? ({ timeMs }) => timeMs >= moment : ({ timeMs }) => timeMs < moment;
    }
    case 'check':
      return (record) => checksOf(record).includes(wantedCheck(condition.value));
    case 'mark':
      return markTest(condition);
  }
}

function markTest(condition: Extract<QueryCondition, { readonly kind: 'mark' }>): Test {
  switch (condition.mark) {
    case 'pinned':
      return ({ flags }) => (flags & activityFlag.pinned) !== 0;
    case 'noted':
      return ({ isNoted }) => isNoted;
    case 'unread': {
      const { look } = condition;
      return look === undefined ? () => false : ({ position }) => isUnread(look, position);
    }
  }
}

/** The moment in epoch milliseconds. */
export function momentMs(moment: Extract<QueryCondition, { readonly kind: 'time' }>['moment'], nowMs: number): number {
  return moment.kind === 'ago' ? nowMs - moment.agoMs : moment.atMs;
}

const checkStates: ReadonlyMap<string, string> = new Map([['failed', 'fail'], ['warned', 'warn'], ['passed', 'pass']]);

/** What a condition on checks looks for among `checksOf`: a state, or the code of a check. */
export function wantedCheck(value: string): string {
  return checkStates.get(value) ?? `:${foldCase(value)}`;
}

/** The states that checks of a record have, and the codes of those that failed or warned, each behind a colon. */
export function checksOf({ checkState, checkMarks }: RecordFacts): readonly string[] {
  if (checkState === null) return [];
  return checkMarks.length === 0 ? [checkState] : checkMarks.flatMap((mark) => (mark.includes(':') ? [mark.slice(0, mark.indexOf(':')), foldCase(mark.slice(mark.indexOf(':')))] : [mark]));
}

function valuesOf(record: RecordFacts, field: TextField): readonly string[] {
  switch (field) {
    case 'event':
      return record.eventName === null ? [] : [record.eventName];
    case 'source':
      return record.source === null ? [] : [record.source];
    case 'method':
      return record.methods;
    case 'path':
      return record.path === null ? [] : [record.path];
    case 'endpoint':
      return record.endpoint;
    case 'id':
      return record.ids;
  }
}

function numbersOf(record: RecordFacts, field: NumberField): readonly number[] {
  switch (field) {
    case 'status':
      return record.statuses;
    case 'attempts':
      return record.attempts === null ? [] : [record.attempts];
    case 'duration':
      return record.durationMs === null ? [] : [record.durationMs];
    case 'size':
      return [record.sizeBytes];
  }
}

/** Asks the texts of a record in which words are looked for, without case, until one answers true. */
export function someSearchText({ eventName, path, addresses, endpoint, headers, bodies, subject }: RecordFacts, ask: (text: string) => boolean): boolean {
  const askReadings = (text: string): boolean => readingsOf(text).some((reading) => ask(foldedText(reading)));
  if (eventName !== null && askReadings(eventName)) return true;
  if (path !== null && askReadings(path)) return true;
  if (addresses.some(askReadings) || endpoint.some(askReadings)) return true;
  if (headers.some(([name, value]) => askReadings(`${name}: ${value}`))) return true;
  if (bodies.some(({ searchTexts }) => searchTexts.some(ask))) return true;
  return subject?.body.searchTexts.some(ask) === true;
}
