import type { SeenField, SeenValue } from '../contract/filter-contract';
import { explainQuery } from './explain-query';
import { queryCheckKinds, queryDirections, queryFields, queryMarks, queryStates, queryVerdicts, type QueryField } from './fields';
import { lexQuery, type QueryToken } from './lexer';
import { longestQuery, parseQuery } from './parse-query';
import type { QuerySpan } from './query';
import { valueText } from './query-text';
import { foldCase } from './text-pattern';

/** One thing that could be written where the cursor is. */
export interface Suggestion {
  /** What takes the place of the completion's span, or of more before it where `from` says so. */
  readonly text: string;
  readonly from: number;
  /** What it means, in words. */
  readonly explanation: string;
  /** False where a value or a name has still to follow. */
  readonly whole: boolean;
  /** A whole condition that begins so. */
  readonly example?: string;
  /** Of how many of the newest records it holds, where that is known. */
  readonly count?: number;
}

/** Which values that records really have would fit here, for the method `filter.values`. */
export interface SeenQuestion {
  readonly field: SeenField;
  readonly prefix: string;
}

/** What is being written at a place of a query. */
export interface Completion {
  /** What a suggestion takes the place of. */
  readonly span: QuerySpan;
  /** Those that are known without the log, the likely first; they begin as what is written. */
  readonly suggestions: readonly Suggestion[];
  readonly seen?: SeenQuestion;
  /** Where the unfinished field name or condition begins that the cursor touches; absent where there is none. */
  readonly openFrom?: number;
  /** Where the condition begins whose value is written; absent for fields, words and names. */
  readonly conditionFrom?: number;
}

type FieldToken = Extract<QueryToken, { kind: 'field' }>;
type Known = readonly (readonly [text: string, explanation?: string])[];

/** Values that are offered without being seen. Where no words stand beside one, the condition is explained. */
const knownValues: Readonly<Partial<Record<QueryField, Known>>> = {
  event: [['claim.*'], ['contact.*']],
  source: [
    ['ui', 'changed by a user'],
    ['api', 'changed through the API'],
  ],
  direction: queryDirections.slice(0, 2).map(({ text, explanation }) => [text, explanation]),
  status: [['>=400'], ['2xx'], ['4xx'], ['5xx'], ['timeout'], ['refused']],
  state: queryStates.map(({ state, explanation }) => [state, explanation]),
  check: [...queryVerdicts, ...queryCheckKinds].map(({ text, explanation }) => [text, explanation]),
  after: [['10m'], ['1h'], ['1d'], ['1w']],
  before: [['10m'], ['1h'], ['1d'], ['1w']],
  size: [['>10kb'], ['>1mb'], ['<1kb']],
  duration: [['>1s'], ['>10s'], ['<100ms']],
  attempts: [['>1'], ['1'], ['0']],
};

const operators: Known = [
  ['or', 'one side or the other'],
  ['and', 'both sides'],
  ['not', 'leaves out what follows'],
];

const seenFields: ReadonlySet<string> = new Set(['event', 'source', 'method', 'endpoint', 'path', 'status', 'state']);
/** A word of so many letters may be the beginning of an event's name. */
const eventPrefix = 2;

/** What could be written at the cursor, an offset in the text; nothing where the text is too long for a query. Never throws. */
export function completionAt(text: string, cursor: number): Completion {
  if (text.length > longestQuery) return { span: { from: cursor, to: cursor }, suggestions: [] };
  const head = text.slice(0, cursor);
  const token = tokenBefore(head);
  if (token === 'phrase') return { span: { from: cursor, to: cursor }, suggestions: [] };
  if (token?.kind === 'field') return { ...fieldCompletion(text, cursor, token), openFrom: token.span.from };
  const from = token?.span.from ?? cursor;
  const completion = termCompletion({ from, to: restOf(text, cursor) }, head.slice(from));
  return from < cursor && completion.suggestions.length > 0 ? { ...completion, openFrom: from } : completion;
}

/** The suggestions with those of the values seen: known ones get their counts, others follow by frequency, and last comes leaving the most frequent out. */
export function withSeen(completion: Completion, text: string, seen: readonly SeenValue[]): readonly Suggestion[] {
  const { span, suggestions, seen: question, conditionFrom } = completion;
  if (question === undefined || seen.length === 0) return suggestions;
  const counts = new Map(seen.map(({ value, count }) => [value, count]));
  const known = suggestions.map((suggestion) => {
    const count = counts.get(suggestion.text);
    return count === undefined ? suggestion : { ...suggestion, count };
  });
  if (conditionFrom === undefined && question.field !== 'event') {
    const explanation = question.field === 'header' ? 'seen in the newest requests' : 'seen in the newest bodies';
    return [...known, ...seen.map(({ value, count }): Suggestion => ({ text: nameSuggestion(question.field, value), from: span.from, whole: false, explanation, count }))];
  }
  const before = conditionFrom === undefined ? '' : text.slice(conditionFrom, span.from);
  const field = conditionFrom === undefined ? 'event:' : '';
  const listed = new Set(suggestions.map((suggestion) => suggestion.text));
  const values = seen
    .map(({ value, count }): Suggestion => ({ text: field + valueText(value), from: span.from, whole: true, explanation: explained(before + field + valueText(value)), count }))
    .filter((value) => !listed.has(value.text) && value.explanation !== '');
  const [most] = values;
  if (conditionFrom === undefined || most === undefined || text.charAt(conditionFrom - 1) === '-') return [...known, ...values];
  return [...known, ...values, { text: `-${before}${most.text}`, from: conditionFrom, whole: true, explanation: `leaves out: ${most.explanation}` }];
}

/** The last token before the cursor where it touches it, as if it ended there. */
function tokenBefore(head: string): QueryToken | 'phrase' | undefined {
  // What is not finished is read as if it were, with a character in the place of a name that is still missing.
  for (const ending of ['', '"', ']', 'x', 'x]']) {
    const { tokens, problem } = lexQuery(head + ending);
    if (problem !== undefined) continue;
    const last = tokens.at(-1);
    if (last === undefined || last.span.to < head.length + ending.length) return undefined;
    if (last.kind === 'phrase') return 'phrase';
    return last.kind === 'field' || last.kind === 'word' || last.kind === 'and' || last.kind === 'or' || last.kind === 'not' ? last : undefined;
  }
  return undefined;
}

function termCompletion(span: QuerySpan, prefix: string): Completion {
  const begins = foldCase(prefix);
  const fields = queryFields
    .filter(({ name }) => name.startsWith(begins))
    .map(({ start, explanation, example }): Suggestion => ({ text: start, from: span.from, explanation, whole: false, example }));
  const marks = queryMarks.filter(({ mark }) => mark.startsWith(begins)).map(({ mark, explanation }): Suggestion => ({ text: mark, from: span.from, explanation, whole: true }));
  const words = prefix === '' ? [] : operators.filter(([word]) => word.startsWith(begins)).map(([word, explanation = '']): Suggestion => ({ text: word, from: span.from, explanation, whole: true }));
  return { span, suggestions: [...fields, ...marks, ...words], ...(prefix.length >= eventPrefix ? { seen: { field: 'event', prefix } } : {}) };
}

function fieldCompletion(text: string, cursor: number, token: FieldToken): Completion {
  const field = token.field.text.toLowerCase();
  const colon = token.value !== undefined;
  if (!colon) {
    const [step] = token.steps;
    // After `body.` or `header[`; the names begin one character on.
    const from = Math.min(cursor, token.field.span.to + 1);
    const span = { from, to: field === 'header' && text.charAt(restOf(text, cursor)) === ']' ? restOf(text, cursor) + 1 : restOf(text, cursor) };
    const prefix = text.slice(from, cursor);
    return step === undefined || (field === 'header' && token.steps.length > 1) ? { span, suggestions: [] } : { span, suggestions: [], seen: { field: field === 'header' ? 'header' : 'body', prefix: field === 'header' ? prefix.replace(/"/g, '') : prefix } };
  }
  const { from } = token.valueSpan;
  const written = text.slice(from, cursor);
  const closing = written.startsWith('"') ? text.indexOf('"', cursor) : -1;
  const span = { from, to: closing < 0 ? restOf(text, cursor) : closing + 1 };
  const values = knownValues[queryFields.find(({ name }) => name === field)?.name ?? 'id'] ?? [];
  const suggestions = values
    .filter(([value]) => value.startsWith(foldCase(written)))
    .map(([value, explanation]): Suggestion => ({ text: value, from, whole: true, explanation: explanation ?? explained(`${field}:${value}`) }));
  const seen = seenField(field, token);
  if (seen === undefined || /^[<>=!]/.test(written)) return { span, suggestions };
  return { span, suggestions, seen: { field: seen, prefix: written.replace(/"/g, '') }, conditionFrom: token.span.from };
}

function seenField(field: string, token: FieldToken): SeenField | undefined {
  const [first] = token.steps;
  if (field === 'header') return first === undefined ? undefined : { header: first.name.text };
  if (field === 'body') return first === undefined ? undefined : { body: token.steps.map(({ name }) => name.text) };
  return seenFields.has(field) ? (field as SeenField) : undefined;
}

/** The name of a header with what closes it and begins a value; a path of the body is written on, or gets its value. */
function nameSuggestion(field: SeenField, value: string): string {
  if (field !== 'header') return `${value}:`;
  return `${/^[^\s"\]]+$/.test(value) ? value : `"${value.replace(/[\\"]/g, '\\$&')}"`}]:`;
}

function explained(condition: string): string {
  const parsed = parseQuery(condition);
  return parsed.ok ? explainQuery(parsed.query) : '';
}

/** Where the run of characters that the cursor stands in ends. */
function restOf(text: string, cursor: number): number {
  let end = cursor;
  while (end < text.length && !/[\s()\]]/.test(text.charAt(end))) end += 1;
  return end;
}
