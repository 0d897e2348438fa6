import type { HeaderPair } from '../../../shared/model/header';

/** Status line and headers of an answer, as they stood on the wire. */
export interface AnswerHead {
  readonly httpVersion: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly HeaderPair[];
}

/** A head, or what is wrong with it: a phrase without capital or full stop. */
export type AnswerHeadRead = { readonly ok: true; readonly head: AnswerHead } | { readonly ok: false; readonly problem: string };

const statusLine = /^HTTP\/(1\.\d) ([1-9]\d\d)(?: (.*))?$/;
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/**
 * Reads the text (latin1) of a head without its closing empty line.
 * Lines may end in a bare LF, and a folded header becomes one line with a space, as RFC 9112 sections 2.2 and 5.2 let a client do.
 */
export function readAnswerHead(text: string): AnswerHeadRead {
  const lines = text.split('\n');
  const first = withoutReturn(lines[0] ?? '');
  const status = statusLine.exec(first);
  if (status === null) return { ok: false, problem: `the first line is ${JSON.stringify(first.slice(0, 80))}, not a status line` };
  const headers: HeaderPair[] = [];
  for (let index = 1; index < lines.length; index += 1) {
    const line = withoutReturn(lines[index] ?? '');
    if (line.startsWith(' ') || line.startsWith('\t')) {
      const last = headers.pop();
      if (last === undefined) return { ok: false, problem: 'the first header line begins with a space' };
      headers.push([last[0], `${last[1]} ${line.trim()}`]);
      continue;
    }
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0));
    if (!token.test(name)) return { ok: false, problem: `the header line ${JSON.stringify(line.slice(0, 80))} has no valid name` };
    const value = trimBlanks(line.slice(colon + 1));
    if (value.includes('\0') || value.includes('\r')) return { ok: false, problem: `the header ${name} holds a control character` };
    headers.push([name, value]);
  }
  return { ok: true, head: { httpVersion: status[1] ?? '', status: Number(status[2]), statusText: status[3] ?? '', headers } };
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

// Not trim(): that would also take a no-break space (latin1 A0), which belongs to the value.
function trimBlanks(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && isBlank(value.charCodeAt(start))) start += 1;
  while (end > start && isBlank(value.charCodeAt(end - 1))) end -= 1;
  return value.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
