import { latin1Text } from '../export/body-text';
import type { HeaderPair } from '../model/header';
import { findRedacted } from './find-redacted';
import { removedText, type RedactionRules } from './redaction-rules';

/** What is removed, and what stands in its place. */
export interface Redaction extends RedactionRules {
  /** Rules that are counted but not applied. */
  readonly kept: ReadonlySet<string>;
  /** The text in place of what a rule removes: ASCII, without quotes and backslashes. */
  maskOf(rule: string): string;
}

/** How many values each rule found. */
export type RedactionCounts = Map<string, number>;

/** A body without what was removed. `unread`: it is not JSON as a whole, so that more may be in it than was found. */
export interface RedactedBody {
  readonly body: Uint8Array;
  readonly unread: boolean;
}

/** The usual redaction: all rules but those kept, with the usual mask. */
export function redactionOf(rules: RedactionRules, kept: readonly string[]): Redaction {
  return { ...rules, kept: new Set(kept), maskOf: () => removedText };
}

/** Headers with the values of secret ones replaced, each counted. Names, order and all else stay. */
export function redactHeaders(headers: readonly HeaderPair[], redaction: Redaction, counts: RedactionCounts): readonly HeaderPair[] {
  return headers.map(([name, value]) => {
    const rule = redaction.headers.get(name.toLowerCase());
    if (rule === undefined) return [name, value];
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
    return redaction.kept.has(rule) ? [name, value] : [name, redaction.maskOf(rule)];
  });
}

/**
 * A JSON body in which the values of the paths are replaced in place by a mask in quotes; every other byte is as it was. Where nothing is
 * to be replaced the same bytes come back.
 */
export function redactBody(body: Uint8Array, redaction: Redaction, counts: RedactionCounts): RedactedBody {
  if (body.length === 0 || redaction.paths.length === 0) return { body, unread: false };
  const mark = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0;
  const found = findRedacted(latin1Text(body.subarray(mark)), redaction.paths);
  const pieces: (Uint8Array | string)[] = [];
  let from = 0;
  for (const { rule, start, end } of found.values) {
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
    if (redaction.kept.has(rule)) continue;
    pieces.push(body.subarray(from, mark + start), `"${redaction.maskOf(rule)}"`);
    from = mark + end;
  }
  const unread = !found.whole;
  if (from === 0) return { body, unread };
  pieces.push(body.subarray(from));
  return { body: joined(pieces), unread };
}

function joined(pieces: readonly (Uint8Array | string)[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    if (typeof piece === 'string') for (let index = 0; index < piece.length; index += 1) bytes[at + index] = piece.charCodeAt(index);
    else bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
