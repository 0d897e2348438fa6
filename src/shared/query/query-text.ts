import { amountText, durationUnits, sizeUnits } from './amounts';
import { queryMarks } from './fields';
import { lexQuery } from './lexer';
import { momentText } from './moments';
import type { NumberField, Query, QueryCondition, TextPattern } from './query';

/** Characters that may stand without quotes anywhere in a value, but for `*`. */
const plainValue = /^[^\s()"*]+$/;
const plainName = /^[^\s()".:[\]]+$/;

/** The text of a query. `parseQuery` makes the same tree of it, with the places of its conditions in this text; the query that everything matches is the empty text. */
export function queryText(query: Query): string {
  switch (query.kind) {
    case 'all':
      return '';
    case 'condition':
      return conditionText(query.condition);
    case 'not':
      return query.part.kind === 'condition' || query.part.kind === 'not' ? `-${queryText(query.part)}` : `-(${queryText(query.part)})`;
    case 'and':
      return query.parts.map((part) => (part.kind === 'or' ? `(${queryText(part)})` : queryText(part))).join(' ');
    case 'or':
      return query.parts.map(queryText).join(' or ');
  }
}

/** The text of one condition, such as `event:claim.*`. */
export function conditionText(condition: QueryCondition): string {
  switch (condition.kind) {
    case 'words':
      return condition.phrase || !isPlainWord(condition.text) ? quoted(condition.text) : condition.text;
    case 'text':
      return `${condition.field}:${patternText(condition.pattern)}`;
    case 'number':
      return `${condition.field}:${condition.comparison === '=' ? '' : condition.comparison}${numberText(condition.field, condition.value)}`;
    case 'range':
      return `${condition.field}:${rangeText(condition.field, condition.from, condition.to)}`;
    case 'failure':
      return `status:${condition.code}`;
    case 'direction':
      return `direction:${condition.value === 'received' ? 'in' : 'out'}`;
    case 'state':
      return `state:${condition.value}`;
    case 'header':
      return `header[${/^[^\s"\]]+$/.test(condition.name) ? condition.name : quoted(condition.name)}]${condition.pattern === undefined ? '' : `:${patternText(condition.pattern)}`}`;
    case 'body':
      return `body${condition.path.map((name) => `.${nameText(name)}`).join('')}${bodyTestText(condition.test)}`;
    case 'time':
      return `${condition.relation}:${momentText(condition.moment)}`;
    case 'check':
      return `check:${condition.value}`;
    case 'mark':
      return condition.mark;
  }
}

/** True where the text, without quotes, is read as a word: as nothing else, and whole. */
function isPlainWord(text: string): boolean {
  const { tokens, problem } = lexQuery(text);
  const [token] = tokens;
  const word = problem === undefined && tokens.length === 1 && token?.kind === 'word' && token.text === text;
  return word && /^[^*]+\*?$/.test(text) && !queryMarks.some(({ mark }) => mark === text.toLowerCase());
}

/** A name in a path of the body: in quotes where it needs them. */
export function nameText(name: string): string {
  return plainName.test(name) ? name : quoted(name);
}

/** The text as a value: in quotes where it needs them. It stands for itself, a `*` included. */
export function valueText(text: string): string {
  return plainValue.test(text) ? text : quoted(text);
}

function patternText(pattern: TextPattern): string {
  const pieces = pattern.pieces.map((piece) => (piece === '' ? '' : valueText(piece)));
  return pieces.length === 1 && pieces[0] === '' ? '""' : pieces.join('*');
}

function bodyTestText(test: Extract<QueryCondition, { kind: 'body' }>['test']): string {
  if (test === undefined) return '';
  if (test.kind === 'number') return `:${test.number.comparison}${test.number.text}`;
  const [first = '', ...others] = test.pattern.pieces;
  if (!/^[<>=!]/.test(first)) return `:${patternText(test.pattern)}`;
  // A text that begins like a comparison is one only without quotes.
  return `:${[quoted(first), ...(others.length === 0 ? [] : [patternText({ pieces: ['', ...others] })])].join('')}`;
}

function rangeText(field: NumberField, from: number, to: number): string {
  if (field === 'status' && from % 100 === 0 && from >= 100 && to === from + 99) return `${from / 100}xx`;
  return `${numberText(field, from)}..${numberText(field, to)}`;
}

function numberText(field: NumberField, value: number): string {
  if (field === 'size') return amountText(value, sizeUnits);
  return field === 'duration' ? amountText(value, durationUnits) : String(value);
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
