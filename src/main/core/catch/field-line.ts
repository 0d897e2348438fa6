import type { HeaderPair } from '../../../shared/model/header';
import { tokenBytes, valueBytes } from './character-classes';
import type { ProblemCode } from './problems';

const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const colon = 0x3a;

/**
 * Reads the header or trailer line that begins at `at` in `text` (latin1, ending with a line feed) and appends it to `pairs`.
 * The value loses the white space around it and nothing else. Gives the place after the line, or the code of what is wrong with it.
 */
export function readFieldLine(text: string, at: number, pairs: HeaderPair[]): number | ProblemCode {
  let nameEnd = at;
  while (tokenBytes[text.charCodeAt(nameEnd)] === 1) nameEnd += 1;
  if (text.charCodeAt(nameEnd) !== colon || nameEnd === at) return badName(text, at, nameEnd);
  let from = nameEnd + 1;
  let code = text.charCodeAt(from);
  while (code === space || code === tab) code = text.charCodeAt(++from);
  let to = from;
  while (valueBytes[code] === 1) code = text.charCodeAt(++to);
  const next = to + 2;
  if (code !== carriageReturn || text.charCodeAt(to + 1) !== lineFeed) return badCharacter(code, 'bad-header-value');
  while (to > from && isBlank(text.charCodeAt(to - 1))) to -= 1;
  pairs.push([text.slice(at, nameEnd), text.slice(from, to)]);
  return next;
}

/** The code for a byte that may stand neither in a line nor at its end; `other` where the byte has no code of its own. */
export function badCharacter(code: number, other: ProblemCode): ProblemCode {
  if (code === lineFeed) return 'bare-line-feed';
  if (code === carriageReturn) return 'bare-carriage-return';
  return code === 0 ? 'nul-byte' : other;
}

function badName(text: string, at: number, nameEnd: number): ProblemCode {
  const code = text.charCodeAt(nameEnd);
  if (isBlank(code)) {
    if (nameEnd === at) return 'folded-header';
    let after = nameEnd;
    while (isBlank(text.charCodeAt(after))) after += 1;
    return text.charCodeAt(after) === colon ? 'space-before-colon' : 'bad-header-name';
  }
  if (code === carriageReturn && text.charCodeAt(nameEnd + 1) === lineFeed) return 'missing-colon';
  return badCharacter(code, 'bad-header-name');
}

function isBlank(code: number): boolean {
  return code === space || code === tab;
}
