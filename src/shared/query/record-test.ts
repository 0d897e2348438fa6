import { isUnread } from '../model/look';
import { bodyMatcher } from './body-matcher';
import { holds } from './comparison';
import { momentMs } from './moments';
import type { Query, QueryCondition } from './query';
import type { QueryRecord } from './query-record';
import { checksOf, numbersOf, someSearchText, textsOf, wantedChecks } from './record-values';
import { textMatcher } from './text-pattern';
import { readingsOf } from './wire-readings';
import { wantedWords, wordsMatcher } from './words-matcher';

/** Whether a query finds a record. `nowMs` is the moment that its times look back from. */
export type RecordTest = (record: QueryRecord, nowMs: number) => boolean;

/** A test for records, made ready once for many of them. It is what every index over records must agree with. */
export function recordTest(query: Query): RecordTest {
  switch (query.kind) {
    case 'all':
      return () => true;
    case 'and': {
      const parts = query.parts.map((part) => recordTest(part));
      return (record, nowMs) => parts.every((test) => test(record, nowMs));
    }
    case 'or': {
      const parts = query.parts.map((part) => recordTest(part));
      return (record, nowMs) => parts.some((test) => test(record, nowMs));
    }
    case 'not': {
      const test = recordTest(query.part);
      return (record, nowMs) => !test(record, nowMs);
    }
    case 'condition':
      return conditionTest(query.condition);
  }
}

function conditionTest(condition: QueryCondition): RecordTest {
  switch (condition.kind) {
    case 'words': {
      const found = wordsMatcher(wantedWords(condition.text, condition.phrase));
      return (record) => someSearchText(record, found);
    }
    case 'text': {
      const matches = textMatcher(condition.pattern);
      return (record) => textsOf(record, condition.field).some((value) => readingsOf(value).some(matches));
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
      const wanted = condition.value === 'received';
      return ({ isReceived }) => isReceived === wanted;
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
      const { moment } = condition;
      return condition.relation === 'after' ? ({ timeMs }, nowMs) => timeMs >= momentMs(moment, nowMs) : ({ timeMs }, nowMs) => timeMs < momentMs(moment, nowMs);
    }
    case 'check': {
      const wanted = wantedChecks(condition.value).map((pattern) => textMatcher(pattern));
      return (record) => checksOf(record).some((each) => wanted.some((matches) => matches(each)));
    }
    case 'mark':
      return markTest(condition);
  }
}

function markTest(condition: Extract<QueryCondition, { readonly kind: 'mark' }>): RecordTest {
  switch (condition.mark) {
    case 'pinned':
      return ({ isPinned }) => isPinned;
    case 'noted':
      return ({ isNoted }) => isNoted;
    case 'unread': {
      const { look } = condition;
      return look === undefined ? () => false : ({ position }) => isUnread(look, position);
    }
  }
}
