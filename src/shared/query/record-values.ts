import { foldedText } from './folded-text';
import type { NumberField, TextField, TextPattern } from './query';
import type { QueryRecord } from './query-record';
import { foldCase } from './text-pattern';
import { readingsOf } from './wire-readings';

/** The texts of a record that a condition on this field compares. */
export function textsOf(record: QueryRecord, field: TextField): readonly string[] {
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

/** The numbers of a record that a condition on this field compares. */
export function numbersOf(record: QueryRecord, field: NumberField): readonly number[] {
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

const checkStates: ReadonlyMap<string, string> = new Map([['failed', 'fail'], ['warned', 'warn'], ['passed', 'pass'], ['not-run', 'not-run']]);

/** What a condition on checks looks for among `checksOf`, any of them: a state, or the codes of a kind of check, each behind a colon. */
export function wantedChecks(value: string): readonly TextPattern[] {
  const state = checkStates.get(value);
  if (state !== undefined) return [{ pieces: [state] }];
  const own = `:${foldCase(value)}`;
  return [{ pieces: [own] }, ...(codeFamilies.get(value) ?? [])];
}

/** Kinds of checks that tell their findings apart by codes of their own. */
const codeFamilies: ReadonlyMap<string, readonly TextPattern[]> = new Map([
  ['body', [{ pieces: [':body-', ''] }]],
  ['schema', [{ pieces: [':schema-', ''] }, { pieces: [':event-known'] }]],
]);

/** The gravest state among the checks of a record, and the codes of those that failed or warned, each behind a colon. */
export function checksOf({ checkState, checkMarks }: QueryRecord): readonly string[] {
  if (checkState === null) return [];
  return [checkState, ...checkMarks.flatMap((mark) => (mark.includes(':') ? [foldCase(mark.slice(mark.indexOf(':')))] : []))];
}

/** Asks the texts of a record in which words are looked for, without case, until one answers true. */
export function someSearchText({ eventName, path, addresses, endpoint, headers, bodies, subject }: QueryRecord, ask: (text: string) => boolean): boolean {
  const askReadings = (text: string): boolean => readingsOf(text).some((reading) => ask(foldedText(reading)));
  if (eventName !== null && askReadings(eventName)) return true;
  if (path !== null && askReadings(path)) return true;
  if (addresses.some(askReadings) || endpoint.some(askReadings)) return true;
  if (headers.some(([name, value]) => askReadings(`${name}: ${value}`))) return true;
  if (bodies.some(({ searchTexts }) => searchTexts.some(ask))) return true;
  return subject?.body.searchTexts.some(ask) === true;
}
