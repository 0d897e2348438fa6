import { runToEnd } from './run-to-end';

/** A token of JSON text. A `key` is the string before a colon; brackets and marks stand for themselves. */
export type JsonTokenKind = '{' | '}' | '[' | ']' | ':' | ',' | 'key' | 'string' | 'number' | 'true' | 'false' | 'null';

/** Told of each token in order: `text.slice(start, end)` is the token, quotes included. */
export type JsonTokenListener = (kind: JsonTokenKind, start: number, end: number) => void;

/** Why a text is not JSON: a plain sentence without capital or full stop, and where, as an offset in UTF-16 units. */
export interface JsonProblem {
  readonly message: string;
  readonly offset: number;
}

type Expecting = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'comma-or-end';
type Literal = 'true' | 'false' | 'null';

const digitZero = 48;
const digitNine = 57;

/**
 * Reads JSON text (RFC 8259, strictly) and tells of its tokens. Takes one pass and no recursion: depth costs no stack.
 * Answers undefined where the whole text is one JSON value, else the first problem; tokens before it were told.
 */
export function scanJson(text: string, tell: JsonTokenListener): JsonProblem | undefined {
  return runToEnd(scanJsonInSteps(text, tell));
}

const tokensAtOnce = 4_096;
const charactersAtOnce = 1024 * 1024;

/** The same, pausing after each stretch of tokens and within very long strings, so that a caller can do something else meanwhile. */
export function* scanJsonInSteps(text: string, tell: JsonTokenListener): Generator<void, JsonProblem | undefined> {
  let tokens = 0;
  const openObjects: boolean[] = [];
  let expecting: Expecting = 'value';
  let at = skipWhiteSpace(text, 0);

  for (;;) {
    const code = text.charCodeAt(at);
    const inObject = openObjects.at(-1);
    tokens += 1;
    if (tokens % tokensAtOnce === 0) yield;

    if (expecting === 'comma-or-end') {
      if (inObject === undefined) {
        return at === text.length ? undefined : problem(text, at, 'the end of the text');
      }
      if (code === 0x2c) {
        tell(',', at, at + 1);
        at += 1;
        expecting = inObject ? 'key' : 'value';
      } else if (code === (inObject ? 0x7d : 0x5d)) {
        tell(inObject ? '}' : ']', at, at + 1);
        at += 1;
        openObjects.pop();
      } else {
        return problem(text, at, inObject ? 'a comma or a closing brace' : 'a comma or a closing bracket');
      }
    } else if (expecting === 'key' || expecting === 'key-or-end') {
      if (code === 0x22) {
        let end = stringEnd(text, at + 1);
        while (typeof end === 'number' && end < 0) {
          yield;
          end = stringEnd(text, -end);
        }
        if (typeof end !== 'number') return end;
        tell('key', at, end);
        at = skipWhiteSpace(text, end);
        if (text.charCodeAt(at) !== 0x3a) return problem(text, at, 'a colon after the property name');
        tell(':', at, at + 1);
        at += 1;
        expecting = 'value';
      } else if (code === 0x7d && expecting === 'key-or-end') {
        tell('}', at, at + 1);
        at += 1;
        openObjects.pop();
        expecting = 'comma-or-end';
      } else {
        return problem(text, at, expecting === 'key' ? 'a property name in double quotes' : 'a property name in double quotes or a closing brace');
      }
    } else if (code === 0x22) {
      let end = stringEnd(text, at + 1);
      while (typeof end === 'number' && end < 0) {
        yield;
        end = stringEnd(text, -end);
      }
      if (typeof end !== 'number') return end;
      tell('string', at, end);
      at = end;
      expecting = 'comma-or-end';
    } else if (code === 0x7b) {
      tell('{', at, at + 1);
      at += 1;
      openObjects.push(true);
      expecting = 'key-or-end';
    } else if (code === 0x5b) {
      tell('[', at, at + 1);
      at += 1;
      openObjects.push(false);
      expecting = 'value-or-end';
    } else if (code === 0x2d || (code >= digitZero && code <= digitNine)) {
      const end = numberEnd(text, at);
      if (typeof end !== 'number') return end;
      tell('number', at, end);
      at = end;
      expecting = 'comma-or-end';
    } else if (code === 0x5d && expecting === 'value-or-end') {
      tell(']', at, at + 1);
      at += 1;
      openObjects.pop();
      expecting = 'comma-or-end';
    } else {
      const literal = literalAt(text, at, code);
      if (literal === undefined) return problem(text, at, expecting === 'value' ? 'a value' : 'a value or a closing bracket');
      tell(literal, at, at + literal.length);
      at += literal.length;
      expecting = 'comma-or-end';
    }
    at = skipWhiteSpace(text, at);
  }
}

function skipWhiteSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at += 1;
  }
}

function literalAt(text: string, at: number, code: number): Literal | undefined {
  const literal = code === 0x74 ? 'true' : code === 0x66 ? 'false' : code === 0x6e ? 'null' : undefined;
  return literal !== undefined && text.startsWith(literal, at) ? literal : undefined;
}

/** Where the string that goes on at `from` ends, its quote included; below zero where the end is still to be looked for from there on. */
function stringEnd(text: string, from: number): number | JsonProblem {
  const until = from + charactersAtOnce;
  let at = from;
  for (;;) {
    if (at >= until) return -at;
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code === 0x5c) {
      const escape = text[at + 1];
      if (escape === 'u') {
        for (let digit = at + 2; digit < at + 6; digit += 1) {
          if (!isHexDigit(text.charCodeAt(digit))) return problem(text, digit, 'four hexadecimal digits after \\u');
        }
        at += 6;
      } else if (escape !== undefined && '"\\/bfnrt'.includes(escape)) {
        at += 2;
      } else {
        return problem(text, at + 1, 'one of " \\ / b f n r t u after a backslash');
      }
    } else if (code < 0x20) {
      return { message: `${shown(text, at)} inside a string must be written as an escape`, offset: at };
    } else if (Number.isNaN(code)) {
      return { message: 'expected a closing quote, found the end of the text', offset: at };
    } else {
      at += 1;
    }
  }
}

function isHexDigit(code: number): boolean {
  return (code >= digitZero && code <= digitNine) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);
}

function numberEnd(text: string, start: number): number | JsonProblem {
  let at = text.charCodeAt(start) === 0x2d ? start + 1 : start;
  if (text.charCodeAt(at) === digitZero) {
    at += 1;
    if (digitsEnd(text, at) > at) return { message: 'a number must not begin with a zero before another digit', offset: at };
  } else {
    const end = digitsEnd(text, at);
    if (end === at) return problem(text, at, 'a digit after the minus sign');
    at = end;
  }
  if (text.charCodeAt(at) === 0x2e) {
    const end = digitsEnd(text, at + 1);
    if (end === at + 1) return problem(text, end, 'a digit after the decimal point');
    at = end;
  }
  const exponent = text.charCodeAt(at);
  if (exponent === 0x65 || exponent === 0x45) {
    const sign = text.charCodeAt(at + 1);
    const from = sign === 0x2b || sign === 0x2d ? at + 2 : at + 1;
    const end = digitsEnd(text, from);
    if (end === from) return problem(text, end, 'a digit in the exponent');
    at = end;
  }
  return at;
}

function digitsEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (!(code >= digitZero && code <= digitNine)) return at;
    at += 1;
  }
}

function problem(text: string, offset: number, expected: string): JsonProblem {
  return { message: `expected ${expected}, found ${shown(text, offset)}`, offset };
}

function shown(text: string, at: number): string {
  const point = text.codePointAt(at);
  if (point === undefined) return 'the end of the text';
  if (point === 0x0a || point === 0x0d) return 'a line break';
  if (point === 0x09) return 'a tab';
  if (point === 0xfeff) return 'a byte order mark';
  const character = String.fromCodePoint(point);
  return /[\p{C}\p{Z}]/u.test(character) ? `U+${point.toString(16).toUpperCase().padStart(4, '0')}` : `“${character}”`;
}
