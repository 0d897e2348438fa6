import { FoundProblem } from './found-problem';
import type { QueryProblem, QuerySpan } from './query';

/** A run of characters within a value or a name: as it stands, or between quotes, where nothing has a meaning of its own. */
export interface TextRun {
  /** Without the quotes, and with what was escaped. */
  readonly text: string;
  readonly quoted: boolean;
  readonly span: QuerySpan;
}

/** One name after `header` or `body`: written after a point, or in square brackets. */
export interface NameStep {
  readonly style: 'point' | 'bracket';
  readonly name: TextRun;
}

/** A field with its names and its value, or a mark of the grammar, or text to look for. */
export type QueryToken =
  | { readonly kind: '(' | ')' | '-' | 'and' | 'or' | 'not'; readonly span: QuerySpan }
  | { readonly kind: 'word' | 'phrase'; readonly text: string; readonly span: QuerySpan }
  | {
      readonly kind: 'field';
      /** As it was written, without the colon. */
      readonly field: TextRun;
      readonly steps: readonly NameStep[];
      /** Undefined where there is no colon; no run where there is nothing after it. */
      readonly value?: readonly TextRun[];
      readonly valueSpan: QuerySpan;
      readonly span: QuerySpan;
    };

/** The tokens of a text up to the first problem. */
export interface LexedQuery {
  readonly tokens: readonly QueryToken[];
  readonly problem?: QueryProblem;
}

/** Ends a run of plain characters. */
const runEnd = /[\s()"]/;
const nameEnd = /[\s()".:[\]]/;
const fieldHead = /[A-Za-z][A-Za-z0-9_-]*/y;
const operators = new Map<string, 'and' | 'or' | 'not'>([
  ['and', 'and'],
  ['or', 'or'],
  ['not', 'not'],
]);

const formProblem = (message: string, from: number, to: number): FoundProblem => new FoundProblem({ code: 'form', message, span: { from, to } });

/** Cuts the text of a query into tokens. Never throws. */
export function lexQuery(text: string): LexedQuery {
  const lexer = new Lexer(text);
  try {
    lexer.run();
    return { tokens: lexer.tokens };
  } catch (error) {
    if (error instanceof FoundProblem) return { tokens: lexer.tokens, problem: error.problem };
    throw error;
  }
}

class Lexer {
  readonly tokens: QueryToken[] = [];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): void {
    while (this.#at < this.#text.length) {
      const sign = this.#text.charAt(this.#at);
      if (/\s/.test(sign)) this.#at += 1;
      else if (sign === '(' || sign === ')' || sign === '-') this.#sign(sign);
      else if (sign === '"') {
        const { text, span } = this.#quoted();
        this.tokens.push({ kind: 'phrase', text, span });
      } else if (!this.#field()) this.#word();
    }
  }

  #sign(kind: '(' | ')' | '-'): void {
    this.tokens.push({ kind, span: { from: this.#at, to: this.#at + 1 } });
    this.#at += 1;
  }

  #word(): void {
    const from = this.#at;
    const text = this.#plain(runEnd).text;
    const operator = operators.get(text.toLowerCase());
    const span = { from, to: this.#at };
    this.tokens.push(operator === undefined ? { kind: 'word', text, span } : { kind: operator, span });
  }

  /** A name, then steps, then a colon and a value. Only `header` and `body` have steps; for all others a colon makes the field. */
  #field(): boolean {
    const from = this.#at;
    fieldHead.lastIndex = from;
    const head = fieldHead.exec(this.#text)?.[0];
    if (head === undefined) return false;
    this.#at += head.length;
    const name = head.toLowerCase();
    const stepped = (name === 'header' || name === 'body') && /[.[]/.test(this.#text.charAt(this.#at));
    // “localhost.example:80” and the like are taken for a field too, whose problem then says what to write.
    if (!stepped && /[.]/.test(this.#text.charAt(this.#at))) this.#at += (/^(?:\.[A-Za-z0-9_-]+)+(?=:)/.exec(this.#text.slice(this.#at))?.[0] ?? '').length;
    const field: TextRun = { text: this.#text.slice(from, this.#at), quoted: false, span: { from, to: this.#at } };
    const steps = stepped ? this.#steps() : [];
    const colon = this.#text.charAt(this.#at) === ':' && !this.#text.startsWith('://', this.#at);
    if (!colon && !stepped) {
      this.#at = from;
      return false;
    }
    if (!colon && this.#at < this.#text.length && !/[\s)]/.test(this.#text.charAt(this.#at))) throw formProblem('A colon or a space is missing here.', this.#at, this.#at + 1);
    if (colon) this.#at += 1;
    const valueFrom = this.#at;
    const value = colon ? this.#value() : undefined;
    this.tokens.push({ kind: 'field', field, steps, ...(value === undefined ? {} : { value }), valueSpan: { from: valueFrom, to: this.#at }, span: { from, to: this.#at } });
    return true;
  }

  #steps(): readonly NameStep[] {
    const steps: NameStep[] = [];
    for (;;) {
      const sign = this.#text.charAt(this.#at);
      if (sign !== '.' && sign !== '[') return steps;
      const from = this.#at;
      this.#at += 1;
      const name = this.#text.charAt(this.#at) === '"' ? this.#quoted() : this.#plain(sign === '.' ? nameEnd : /[\s"\]]/);
      if (name.text === '' && !name.quoted) throw formProblem(sign === '.' ? 'A name is missing after the point.' : 'A name is missing in the brackets.', this.#at, this.#at);
      if (sign === '[') {
        if (this.#text.charAt(this.#at) !== ']') throw formProblem('The bracket “[” is opened but not closed.', from, from + 1);
        this.#at += 1;
      }
      steps.push({ style: sign === '.' ? 'point' : 'bracket', name });
    }
  }

  #value(): readonly TextRun[] {
    const runs: TextRun[] = [];
    while (this.#at < this.#text.length && !/[\s()]/.test(this.#text.charAt(this.#at))) {
      runs.push(this.#text.charAt(this.#at) === '"' ? this.#quoted() : this.#plain(runEnd));
    }
    return runs;
  }

  #plain(end: RegExp): TextRun {
    const from = this.#at;
    while (this.#at < this.#text.length && !end.test(this.#text.charAt(this.#at))) this.#at += 1;
    return { text: this.#text.slice(from, this.#at), quoted: false, span: { from, to: this.#at } };
  }

  #quoted(): TextRun {
    const from = this.#at;
    let text = '';
    for (let at = from + 1; at < this.#text.length; at += 1) {
      const sign = this.#text.charAt(at);
      const next = this.#text.charAt(at + 1);
      if (sign === '\\' && (next === '"' || next === '\\')) {
        text += next;
        at += 1;
      } else if (sign === '"') {
        this.#at = at + 1;
        return { text, quoted: true, span: { from, to: this.#at } };
      } else text += sign;
    }
    throw formProblem('A quote is opened but not closed.', from, from + 1);
  }
}
