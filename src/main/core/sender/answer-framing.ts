import { headerValue, headerValues } from '../../../shared/model/header';
import type { AnswerHead } from './answer-head';

/** How the end of an answer's body is found (RFC 9112 section 6.3). */
export type AnswerFraming =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'until-close' }
  | { readonly kind: 'broken'; readonly problem: string };

/** The framing of an answer with this head; `method` is that of the request. */
export function answerFraming(head: AnswerHead, method: string): AnswerFraming {
  if (method === 'HEAD' || head.status < 200 || head.status === 204 || head.status === 304) return { kind: 'none' };
  const codings = listOf(headerValues(head.headers, 'transfer-encoding'));
  if (codings.length > 0) return codings.at(-1) === 'chunked' ? { kind: 'chunked' } : { kind: 'until-close' };
  const lengths = new Set(listOf(headerValues(head.headers, 'content-length')));
  if (lengths.size === 0) return { kind: 'until-close' };
  if (lengths.size > 1) return { kind: 'broken', problem: 'it has two Content-Lengths that differ' };
  const [length] = lengths;
  if (length === undefined || !/^\d{1,15}$/.test(length)) return { kind: 'broken', problem: `its Content-Length is ${JSON.stringify(length ?? '')}` };
  return { kind: 'length', bytes: Number(length) };
}

/** True where the connection may carry another request after this answer (RFC 9112 section 9.3). */
export function keepsConnection(head: AnswerHead, framing: AnswerFraming): boolean {
  if (framing.kind === 'until-close' || framing.kind === 'broken' || head.status === 101) return false;
  // Both length and transfer coding: the two ends may disagree on where the answer ends.
  if (framing.kind === 'chunked' && headerValue(head.headers, 'content-length') !== undefined) return false;
  const options = listOf(headerValues(head.headers, 'connection'));
  if (options.includes('close')) return false;
  return head.httpVersion !== '1.0' || options.includes('keep-alive');
}

function listOf(values: readonly string[]): readonly string[] {
  if (values.length === 0) return values;
  return values.flatMap((value) => value.split(',')).map((item) => item.trim().toLowerCase()).filter((item) => item !== '');
}
