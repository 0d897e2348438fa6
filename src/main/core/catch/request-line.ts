import { targetBytes, tokenBytes } from './character-classes';
import { badCharacter } from './field-line';
import type { ProblemCode } from './problems';

/** The parts of a request line, as received. */
export interface RequestLine {
  readonly method: string;
  readonly target: string;
  readonly httpVersion: '1.0' | '1.1';
  /** Place after the line. */
  readonly next: number;
}

const space = 0x20;
const version11 = 'HTTP/1.1\r\n';
const version10 = 'HTTP/1.0\r\n';
const absoluteForm = /^[A-Za-z]+:\/\/[A-Za-z0-9\-._~!$&'()*+,;=:@%[\]]+(?:[/?]|$)/;
const authorityForm = /^(?:\[[0-9A-Fa-f:.]+\]|[^:/?#[\]@]+)(?::[0-9]*)?$/;

/** Reads the request line that begins at `at` in `text` (latin1, with the whole line in it). Any token is a method; the target is kept as it came. */
export function readRequestLine(text: string, at: number): RequestLine | ProblemCode {
  let methodEnd = at;
  while (tokenBytes[text.charCodeAt(methodEnd)] === 1) methodEnd += 1;
  const afterMethod = text.charCodeAt(methodEnd);
  if (methodEnd === at || afterMethod !== space) return badStart(text, at, methodEnd);
  const targetStart = methodEnd + 1;
  let targetEnd = targetStart;
  while (targetBytes[text.charCodeAt(targetEnd)] === 1) targetEnd += 1;
  const afterTarget = text.charCodeAt(targetEnd);
  if (targetEnd === targetStart) return 'bad-request-line';
  if (afterTarget !== space) return afterTarget === 0x0d && text.charCodeAt(targetEnd + 1) === 0x0a ? 'bad-request-line' : badCharacter(afterTarget, 'bad-target');
  const versionStart = targetEnd + 1;
  const method = text.slice(at, methodEnd);
  const target = text.slice(targetStart, targetEnd);
  let httpVersion: '1.0' | '1.1';
  if (text.startsWith(version11, versionStart)) httpVersion = '1.1';
  else if (text.startsWith(version10, versionStart)) httpVersion = '1.0';
  else return badVersion(text, versionStart, method);
  if (!isTarget(method, target)) return 'bad-target';
  return { method, target, httpVersion, next: versionStart + version11.length };
}

function isTarget(method: string, target: string): boolean {
  if (method === 'CONNECT') return authorityForm.test(target);
  return target.charCodeAt(0) === 0x2f || target === '*' || absoluteForm.test(target);
}

function badStart(text: string, at: number, methodEnd: number): ProblemCode {
  const code = text.charCodeAt(methodEnd);
  if (code === 0x0d && text.charCodeAt(methodEnd + 1) === 0x0a) return 'bad-request-line';
  return badCharacter(code, methodEnd === at && code === space ? 'bad-request-line' : 'bad-method');
}

function badVersion(text: string, versionStart: number, method: string): ProblemCode {
  const lineEnd = text.indexOf('\n', versionStart);
  const line = text.slice(versionStart, lineEnd);
  if (!line.endsWith('\r')) return 'bare-line-feed';
  const version = line.slice(0, -1);
  if (version === 'HTTP/2.0' && method === 'PRI') return 'http2-on-http1-port';
  if (version.includes('\r')) return 'bare-carriage-return';
  if (version.includes('\0')) return 'nul-byte';
  return version.startsWith('HTTP/') && !version.includes(' ') ? 'bad-version' : 'bad-request-line';
}
