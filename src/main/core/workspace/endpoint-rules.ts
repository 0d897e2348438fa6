import type { EndpointDraft } from '../../../shared/contract/contract';
import type { HeaderPair } from '../../../shared/model/header';
import { retryScheduleProblem } from '../../../shared/model/retry-schedule';

/** A field of an endpoint that cannot be: its JSON pointer within the endpoint, and one line on how to mend it. */
export interface EndpointProblem {
  readonly field: string;
  readonly message: string;
}

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
// What the sender writes itself, so that a second one would contradict it (RFC 9112 sections 6 and 3.2).
const ownHeaders = new Set(['host', 'content-length', 'transfer-encoding', 'connection', 'event-name', 'content-type']);

/** The first thing wrong with what was given of an endpoint; undefined where all of it is fine. */
export function endpointProblem(draft: EndpointDraft): EndpointProblem | undefined {
  if (draft.name !== undefined && draft.name.trim() === '') return { field: '/name', message: 'Give the endpoint a name.' };
  const url = draft.url === undefined ? undefined : urlProblem(draft.url);
  if (url !== undefined) return { field: '/url', message: url };
  for (const [index, header] of (draft.headers ?? []).entries()) {
    const message = headerProblem(header);
    if (message !== undefined) return { field: `/headers/${index}`, message };
  }
  const retry = draft.retry === undefined ? undefined : retryScheduleProblem(draft.retry);
  if (retry !== undefined) return { field: '/retry', message: retry };
  if (draft.signing?.kind === 'hmac') {
    const message = headerProblem([draft.signing.headerName, draft.signing.prefix]);
    if (message !== undefined) return { field: '/signing', message };
  }
  return undefined;
}

/** Why an address cannot be an endpoint's URL, in one line; undefined where it can. */
export function urlProblem(text: string): string | undefined {
  if (text.trim() === '') return 'Write the URL of the receiver, such as https://example.com/hooks.';
  let url: URL;
  try {
    url = new URL(text);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return `“${text}” is not a URL. Write one such as https://example.com/hooks.`;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return `The URL begins with “${url.protocol}”. Only http:// and https:// can be sent to.`;
  if (url.username !== '' || url.password !== '') return 'The URL holds a user name or password. Put them in an Authorization header instead.';
  return undefined;
}

function headerProblem([name, value]: HeaderPair): string | undefined {
  if (!token.test(name)) return name === '' ? 'Give the header a name.' : `“${name}” cannot be a header’s name: use letters, digits and hyphens.`;
  if (ownHeaders.has(name.toLowerCase())) return `${name} is written by Hookbench itself. Remove it here.`;
  // oxlint-disable-next-line no-control-regex -- these are the very characters to refuse (RFC 9110 section 5.5)
  if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(value)) return `The value of ${name} holds a control character, such as a line break.`;
  if (/[\u0100-\uffff]/.test(value)) return `The value of ${name} holds a character that a header cannot carry.`;
  return undefined;
}
