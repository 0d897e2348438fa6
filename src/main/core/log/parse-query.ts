import type { CaptureState } from '../../../shared/model/captured-request';
import type { DeliveryState } from '../../../shared/model/delivery';
import type { ActivityQuery, QueryTerm } from './log';

/** A query as parsed, or what is wrong with its text: one sentence, and the character where it begins. */
export type ParsedQuery = { readonly ok: true; readonly query: ActivityQuery } | { readonly ok: false; readonly message: string; readonly offset: number };

const fields = ['event', 'direction', 'state'] as const;
type Field = (typeof fields)[number];

const states: readonly (CaptureState | DeliveryState)[] = ['complete', 'incomplete', 'malformed', 'queued', 'sending', 'waiting', 'delivered', 'failed', 'unknown', 'cancelled', 'not-delivered'];

const directions = new Map<string, 'sent' | 'received'>([
  ['sent', 'sent'],
  ['out', 'sent'],
  ['received', 'received'],
  ['in', 'received'],
]);

interface Token {
  readonly offset: number;
  readonly not: boolean;
  /** Text before the colon; undefined for words. */
  readonly field: string | undefined;
  readonly value: string;
}

class QueryError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/**
 * Reads the text of the filter: words and "phrases", `event:claim.*`, `direction:in`, `state:failed`, each with `-` before it to leave out
 * what it matches. All of them must hold. An empty text matches everything.
 */
export function parseQuery(text: string): ParsedQuery {
  try {
    return { ok: true, query: { terms: tokensOf(text).map(termOf) } };
  } catch (error) {
    if (error instanceof QueryError) return { ok: false, message: error.message, offset: error.offset };
    throw error;
  }
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const offset = at;
    const not = text.charAt(at) === '-' && /\S/.test(text.charAt(at + 1));
    if (not) at += 1;
    // A field name is letters before a colon; "http://…" is a word.
    const field = /^[a-z][a-z-]*:(?!\/\/)/i.exec(text.slice(at))?.[0];
    if (field !== undefined) at += field.length;
    const { value, end } = valueAt(text, at);
    at = end;
    if (field !== undefined && value === '') throw new QueryError(`“${field}” needs a value.`, offset);
    if (value !== '') tokens.push({ offset, not, field: field?.slice(0, -1).toLowerCase(), value });
  }
  return tokens;
}

function valueAt(text: string, from: number): { readonly value: string; readonly end: number } {
  if (text.charAt(from) === '"') {
    const close = text.indexOf('"', from + 1);
    if (close < 0) throw new QueryError('A quote is opened but not closed.', from);
    return { value: text.slice(from + 1, close), end: close + 1 };
  }
  const end = from + (/^\S*/.exec(text.slice(from))?.[0].length ?? 0);
  return { value: text.slice(from, end), end };
}

function termOf({ field, value, not, offset }: Token): QueryTerm {
  if (field === undefined) return { field: 'word', value, not };
  const known = fields.find((name) => name === field);
  switch (known) {
    case 'event':
      return { field: known, value, not };
    case 'direction': {
      const direction = directions.get(value.toLowerCase());
      if (direction === undefined) throw new QueryError(`“direction:” takes in or out, not “${value}”.`, offset);
      return { field: known, value: direction, not };
    }
    case 'state': {
      const state = states.find((name) => name === value.toLowerCase());
      if (state === undefined) throw new QueryError(`There is no state “${value}”. The nearest is “${nearest(value.toLowerCase(), states)}”.`, offset);
      return { field: known, value: state, not };
    }
    case undefined: {
      const near: Field = nearest(field, fields);
      throw new QueryError(`There is no field “${field}”. The nearest is “${near}:”; put quotes around words to look for them as they stand.`, offset);
    }
  }
}

/** The candidate that takes the fewest changed letters. */
function nearest<T extends string>(word: string, candidates: readonly [T, ...T[]] | readonly T[]): T {
  const [first] = candidates;
  if (first === undefined) throw new RangeError('there are no candidates');
  return candidates.reduce((best, candidate) => (distance(word, candidate) < distance(word, best) ? candidate : best), first);
}

/** Letters to insert, delete or change to make one word of the other (Levenshtein), words cut at 64 letters. */
function distance(one: string, other: string): number {
  const from = one.slice(0, 64);
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
