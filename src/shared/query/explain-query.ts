import { checkKinds } from '../model/check-kind';
import { amountWords, durationUnits, sizeUnits } from './amounts';
import { momentWords } from './moments';
import type { Comparison, NumberField, Query, QueryCondition, TextPattern } from './query';
import { nameText } from './query-text';

const checkNames: ReadonlyMap<string, string> = new Map(checkKinds.map(({ id, name }) => [id, name]));

/** The query in words, such as “event begins with claim., and status is not 200”; “every record” for the empty one. Ends without a full stop. */
export function explainQuery(query: Query): string {
  switch (query.kind) {
    case 'all':
      return 'every record';
    case 'condition':
      return explainCondition(query.condition);
    case 'not':
      if (query.part.kind === 'condition') return explainCondition(query.part.condition, false);
      return query.part.kind === 'not' ? explainQuery(query.part.part) : `not (${explainQuery(query.part)})`;
    case 'and':
      return query.parts.map((part) => (part.kind === 'or' ? `(${explainQuery(part)})` : explainQuery(part))).join(', and ');
    case 'or':
      return query.parts.map((part) => (part.kind === 'and' ? `(${explainQuery(part)})` : explainQuery(part))).join(', or ');
  }
}

/** A condition in a few words; with `holds` false, that it does not hold. */
export function explainCondition(condition: QueryCondition, holds = true): string {
  const not = holds ? '' : ' not';
  switch (condition.kind) {
    case 'words': {
      const has = holds ? 'contains' : 'does not contain';
      return !condition.phrase && condition.text.endsWith('*') ? `${has} a word that begins with “${condition.text.slice(0, -1)}”` : `${has} “${condition.text}”`;
    }
    case 'text':
      return patternWords(condition.field, condition.pattern, holds, `there is ${holds ? (/^[aeiou]/.test(condition.field) ? 'an' : 'a') : 'no'} ${condition.field}`);
    case 'number':
      return `${numberSubject(condition.field, holds)} ${comparisonWords(condition.comparison, numberWords(condition.field, condition.value), condition.field === 'status' || holds)}`;
    case 'range':
      return `${numberSubject(condition.field, holds)} is${condition.field === 'status' ? '' : not} ${numberWords(condition.field, condition.from)} to ${numberWords(condition.field, condition.to)}`;
    case 'failure':
      return `${holds ? 'an' : 'no'} attempt ended with ${condition.code}`;
    case 'direction':
      return condition.value === 'received' ? `${not === '' ? '' : 'not '}received by the catch server` : `${not === '' ? '' : 'not '}sent to an endpoint`;
    case 'state':
      return `state is${not} ${condition.value}`;
    case 'header': {
      const exists = `there is ${holds ? 'a' : 'no'} header ${condition.name}`;
      return condition.pattern === undefined ? exists : patternWords(`header ${condition.name}`, condition.pattern, holds, exists);
    }
    case 'body':
      return bodyWords(condition, holds);
    case 'time': {
      const { moment, relation } = condition;
      const late = (relation === 'after') === holds;
      if (moment.kind === 'ago') return `${late ? 'not older' : 'older'} than ${momentWords(moment).replace(/ ago$/, '')}`;
      return `${late ? 'at or after' : 'before'} ${momentWords(moment)}`;
    }
    case 'check':
      if (condition.value === 'not-run') return `the checks were ${holds ? 'not run' : 'run'}`;
      if (checkNames.has(condition.value)) return `“${checkNames.get(condition.value)}” ${holds ? 'failed or warned' : 'neither failed nor warned'}`;
      return holds ? `the checks ${condition.value}` : `the checks did not ${condition.value.replace(/ed$/, '')}`;
    case 'mark':
      return { pinned: `is${not} pinned`, unread: holds ? 'was not looked at yet' : 'was looked at', noted: holds ? 'has a note' : 'has no note' }[condition.mark];
  }
}

function bodyWords({ path, test }: Extract<QueryCondition, { kind: 'body' }>, holds: boolean): string {
  const subject = `${path.map(nameText).join('.')} in the body`;
  const exists = `the body has ${holds ? 'a' : 'no'} value ${path.map(nameText).join('.')}`;
  if (test === undefined) return exists;
  return test.kind === 'number' ? `${subject} ${comparisonWords(test.number.comparison, test.number.text, holds)}` : patternWords(subject, test.pattern, holds, exists);
}

function patternWords(subject: string, { pieces }: TextPattern, holds: boolean, anyValue: string): string {
  const [first = '', second = '', third = ''] = pieces;
  if (pieces.every((piece) => piece === '')) return pieces.length === 1 ? `${subject} is${holds ? '' : ' not'} empty` : anyValue;
  const verb = (word: string): string => (holds ? `${word}s` : `does not ${word}`);
  if (pieces.length === 1) return `${subject} is${holds ? '' : ' not'} ${first}`;
  if (pieces.length === 2 && second === '') return `${subject} ${verb('begin')} with ${first}`;
  if (pieces.length === 2 && first === '') return `${subject} ${verb('end')} with ${second}`;
  if (pieces.length === 3 && first === '' && third === '') return `${subject} ${verb('contain')} ${second}`;
  return `${subject} is${holds ? '' : ' not'} like ${pieces.join('*')}`;
}

function numberSubject(field: NumberField, holds: boolean): string {
  switch (field) {
    case 'status':
      return holds ? 'any answer' : 'no answer';
    case 'attempts':
      return 'number of attempts';
    case 'size':
    case 'duration':
      return field;
  }
}

function numberWords(field: NumberField, value: number): string {
  if (field === 'size') return amountWords(value, sizeUnits);
  return field === 'duration' ? amountWords(value, durationUnits) : String(value);
}

function comparisonWords(comparison: Comparison, figure: string, holds: boolean): string {
  const not = holds ? '' : ' not';
  switch (comparison) {
    case '=':
      return `is${not} ${figure}`;
    case '!=':
      return holds ? `is not ${figure}` : `is ${figure}`;
    case '>':
      return `is${not} above ${figure}`;
    case '>=':
      return `is${not} ${figure} or above`;
    case '<':
      return `is${not} below ${figure}`;
    case '<=':
      return `is${not} ${figure} or below`;
  }
}
