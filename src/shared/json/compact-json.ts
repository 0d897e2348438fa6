import { scanJson } from './scan-json';

/** JSON text made of the same tokens, or why the input is not JSON: a plain sentence without capital or full stop, and its offset. */
export type JsonRewritten = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string; readonly offset: number };

/** Takes the white space between tokens away. Every token stays as it was written: digits, escapes, order and repeated keys. Never throws. */
export function compactJson(text: string): JsonRewritten {
  const parts: string[] = [];
  let partStart = 0;
  let partEnd = 0;
  const problem = scanJson(text, (_kind, start, end) => {
    if (start !== partEnd) {
      if (partEnd > partStart) parts.push(text.slice(partStart, partEnd));
      partStart = start;
    }
    partEnd = end;
  });
  if (problem !== undefined) return { ok: false, message: problem.message, offset: problem.offset };
  parts.push(text.slice(partStart, partEnd));
  return { ok: true, text: parts.join('') };
}
