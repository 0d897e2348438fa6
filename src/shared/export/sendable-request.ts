import type { HeaderPair } from '../model/header';
import type { ExportedRequest } from './exported-request';

/** The headers that can be sent as they are, and one sentence for each thing that could not stay. */
export interface SendableHeaders {
  readonly headers: readonly HeaderPair[];
  readonly notes: readonly string[];
}

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
// oxlint-disable-next-line no-control-regex -- these are the bytes that no header value may hold
const badValue = /[\0-\x08\x0a-\x1f\x7f]|[^\0-\xff]/;

/**
 * Headers that fit the body as it is sent: its length in the place where length or coding stood. Expect asks for a conversation that a script
 * does not hold; a name or value that no request may carry is left out.
 */
export function sendableHeaders({ headers, body }: Pick<ExportedRequest, 'headers' | 'body'>): SendableHeaders {
  const kept: HeaderPair[] = [];
  const notes: string[] = [];
  const length = String(body.length);
  let lengthWritten = false;
  for (const [name, value] of headers) {
    const lower = name.toLowerCase();
    if (!token.test(name) || badValue.test(value)) notes.push('A header that no request can carry is left out.');
    else if (lower === 'expect') notes.push('Expect is left out.');
    else if (lower === 'transfer-encoding') {
      notes.push(`${name} is left out: the body goes in one piece, with its length.`);
      if (!lengthWritten && !headers.some(([other]) => other.toLowerCase() === 'content-length')) {
        kept.push(['Content-Length', length]);
        lengthWritten = true;
      }
    } else if (lower !== 'content-length') kept.push([name, value]);
    else if (lengthWritten) notes.push('A second Content-Length is left out.');
    else {
      if (value !== length) notes.push(`Content-Length was ${value}.`);
      kept.push([name, length]);
      lengthWritten = true;
    }
  }
  if (!lengthWritten && body.length > 0) kept.push(['Content-Length', length]);
  return { headers: kept, notes };
}

/** Whether a target goes through a URL parser unchanged: plain characters, escapes in capitals, no dot segments. */
export function isPlainTarget(target: string): boolean {
  return /^\/(?:[A-Za-z0-9\-._~!$&()*+,;=:@/?]|%[0-9A-F]{2})*$/.test(target) && !/\/(?:\.|%2E){1,2}(?:[/?]|$)/i.test(target) && !target.startsWith('//');
}

/** Lines that begin with a mark, each a sentence without repeats. */
export function commentLines(mark: string, sentences: readonly string[]): readonly string[] {
  return [...new Set(sentences)].map((sentence) => `${mark} ${sentence.replaceAll(/[^\x20-\x7e]/g, '?')}`);
}
