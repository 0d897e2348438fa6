import { queryMarks } from './fields';
import { FoundProblem } from './found-problem';
import { lexQuery, type QueryToken } from './lexer';
import { systemLocalTime, type LocalTime } from './moments';
import type { ParsedQuery, Query, QueryCondition, QuerySpan } from './query';
import { readCondition } from './read-condition';

/** A query has at most so many characters (UTF-16 units), */
export const longestQuery = 4_000;
/** brackets within brackets, each `not` and `-` counted as one, */
export const deepestQuery = 100;
/** and conditions. */
export const mostConditions = 200;

/** How a query is read. */
export interface ParseOptions {
  /** What the user's clock shows, for dates without a zone; the time zone of this computer where it is absent. */
  readonly localTime?: LocalTime;
}

/**
 * Reads the text of a query by the grammar of docs/query-language.md. The empty text is the query that every record matches. The first problem
 * is told with its place. Never throws, whatever the text. What is relative to now stays so in the tree: this reads no clock.
 */
export function parseQuery(text: string, options: ParseOptions = {}): ParsedQuery {
  if (text.length > longestQuery) {
    return { ok: false, problem: { code: 'form', message: `A query has at most ${longestQuery.toLocaleString('en')} characters; this has ${text.length.toLocaleString('en')}.`, span: { from: longestQuery, to: text.length } } };
  }
  const { tokens, problem } = lexQuery(text);
  if (problem !== undefined) return { ok: false, problem };
  try {
    return { ok: true, query: new Parser(tokens, text.length, options.localTime ?? systemLocalTime).query() };
  } catch (error) {
    if (error instanceof FoundProblem) return { ok: false, problem: error.problem };
    throw error;
  }
}

class Parser {
  readonly #tokens: readonly QueryToken[];
  readonly #end: number;
  readonly #localTime: LocalTime;
  #next = 0;
  #depth = 0;
  #conditions = 0;

  constructor(tokens: readonly QueryToken[], end: number, localTime: LocalTime) {
    this.#tokens = tokens;
    this.#end = end;
    this.#localTime = localTime;
  }

  query(): Query {
    if (this.#tokens.length === 0) return { kind: 'all' };
    const query = this.#either();
    const left = this.#peek();
    // Everything but a closing bracket is taken by a condition.
    if (left !== undefined) throw formProblem('This bracket closes none that was opened.', left.span);
    return query;
  }

  #peek(): QueryToken | undefined {
    return this.#tokens[this.#next];
  }

  /** either = all { "or" all } */
  #either(): Query {
    const parts = [this.#together()];
    while (this.#peek()?.kind === 'or') {
      this.#next += 1;
      parts.push(this.#together());
    }
    return joined('or', parts);
  }

  /** together = part { [ "and" ] part } */
  #together(): Query {
    const parts = [this.#part()];
    for (;;) {
      const token = this.#peek();
      if (token === undefined || token.kind === 'or' || token.kind === ')') return joined('and', parts);
      if (token.kind === 'and') this.#next += 1;
      parts.push(this.#part());
    }
  }

  /** part = ( "-" | "not" ) part | "(" either ")" | condition */
  #part(): Query {
    const token = this.#peek();
    if (token === undefined) {
      const before = this.#tokens[this.#next - 1];
      throw missing(before, this.#end);
    }
    this.#next += 1;
    switch (token.kind) {
      case '-':
      case 'not': {
        const following = this.#peek();
        if (token.kind === '-' && following?.span.from !== token.span.to) throw formProblem('There is nothing to leave out after “-”. Put quotes around it to look for it as text.', token.span);
        return { kind: 'not', part: this.#deeper(token.span, () => this.#part()) };
      }
      case '(': {
        if (this.#peek()?.kind === ')') throw formProblem('There is nothing between these brackets.', { from: token.span.from, to: this.#peek()?.span.to ?? token.span.to });
        const query = this.#deeper(token.span, () => this.#either());
        if (this.#peek()?.kind !== ')') throw formProblem('This bracket is opened but not closed.', token.span);
        this.#next += 1;
        return query;
      }
      case ')':
      case 'and':
      case 'or': {
        const before = this.#tokens[this.#next - 2];
        if (before === undefined && token.kind === ')') throw formProblem('This bracket closes none that was opened.', token.span);
        if (before === undefined || before.kind === '(') throw formProblem(`A condition is missing before “${token.kind}”. Put quotes around it to look for it as text.`, token.span);
        throw missing(before, token.span.from);
      }
      default:
        this.#conditions += 1;
        if (this.#conditions > mostConditions) throw formProblem(`A query has at most ${mostConditions} conditions.`, token.span);
        return { kind: 'condition', condition: this.#condition(token), span: token.span };
    }
  }

  #condition(token: Extract<QueryToken, { kind: 'word' | 'phrase' | 'field' }>): QueryCondition {
    if (token.kind === 'field') {
      const following = this.#peek();
      if (token.value?.length === 0 && following?.kind === '(' && following.span.from === token.span.to) {
        throw formProblem(`“${token.field.text}:” takes one value. Write each in full: (${token.field.text}:one or ${token.field.text}:two).`, following.span);
      }
      return readCondition(token, this.#localTime);
    }
    if (token.kind === 'phrase') {
      if (token.text.trim() === '') throw formProblem('There is nothing between these quotes.', token.span);
      return { kind: 'words', text: token.text, phrase: true };
    }
    const mark = queryMarks.find((each) => each.mark === token.text.toLowerCase());
    if (mark !== undefined) return { kind: 'mark', mark: mark.mark };
    const star = token.text.indexOf('*');
    if (star === 0 || (star > 0 && star < token.text.length - 1)) throw formProblem('In words “*” stands only at the end. Put quotes around the word to look for the sign itself.', { from: token.span.from + star, to: token.span.from + star + 1 });
    return { kind: 'words', text: token.text, phrase: false };
  }

  #deeper<T>(span: QuerySpan, read: () => T): T {
    if (this.#depth >= deepestQuery) throw formProblem(`Brackets and “not” go at most ${deepestQuery} deep.`, span);
    this.#depth += 1;
    const value = read();
    this.#depth -= 1;
    return value;
  }
}

/** Parts of the same kind are one list, so that `(a b) c` is `a b c`. */
function joined(kind: 'and' | 'or', parts: readonly Query[]): Query {
  const [only, another] = parts;
  if (only !== undefined && another === undefined) return only;
  return { kind, parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])) };
}

function missing(before: QueryToken | undefined, at: number): FoundProblem {
  const after = before === undefined || before.kind === 'word' || before.kind === 'phrase' || before.kind === 'field' ? undefined : before.kind;
  return formProblem(after === undefined ? 'A condition is missing here.' : `A condition is missing after “${after}”. Put quotes around it to look for it as text.`, after === undefined || before === undefined ? { from: at, to: at } : before.span);
}

function formProblem(message: string, span: QuerySpan): FoundProblem {
  return new FoundProblem({ code: 'form', message, span });
}
