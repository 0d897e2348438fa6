import type { CapturedRequest } from '../../../shared/model/captured-request';
import type { HeaderPair } from '../../../shared/model/header';
import type { RequestBuilt } from './build-request';
import { readDestination } from './destination';
import { checkHeaders } from './request-headers';
import { resigned } from './signing/resign';
import type { SigningOrder } from './signing/sign-request';

/** The parts of a captured request that are sent again. */
export type ReplayedRequest = Pick<CapturedRequest, 'state' | 'truncated' | 'method' | 'target' | 'headers' | 'body'>;

// RFC 9110 section 7.6.1, and Expect, which belongs to the conversation that is over: the body follows at once.
const ofOneConnection: ReadonlySet<string> = new Set(['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'expect']);

/**
 * The request that repeats a captured one at another address. Body bytes, method and header lines (order, case and number) are the captured ones.
 * Host and Content-Length are written anew in their places, and what belongs to one connection alone is left out, so a chunked body leaves with its length.
 * The target is that of `url` where that names a path or a query, else the captured one. With `signing` the signature headers of its scheme are made anew, and nothing else.
 */
export function buildReplay(captured: ReplayedRequest, url: string, signing?: SigningOrder): RequestBuilt {
  if (captured.state !== 'complete') return refused(`The captured request is ${captured.state}, so it cannot be repeated.`);
  if (captured.truncated) return refused('Only the first part of the captured body was kept, so it cannot be repeated.');
  if (captured.method === 'CONNECT') return refused('CONNECT asks for a tunnel, which cannot be repeated.');
  const read = readDestination(url);
  if (!read.ok) return read;
  const { destination } = read;
  const target = destination.target === '/' ? originForm(captured.target) : destination.target;
  const headers = replayedHeaders(captured, destination.hostHeader);
  const checked = checkHeaders(signing === undefined ? headers : resigned(headers, signing, captured.body));
  if (!checked.ok) return checked;
  return { ok: true, request: { method: captured.method, target, headers: checked.headers, body: captured.body }, url: destination };
}

/** The path and query of a request target; a proxy's absolute form loses its origin. */
function originForm(target: string): string {
  const absolute = /^https?:\/\/[^/?#]*/i.exec(target);
  if (absolute === null) return target;
  const rest = target.slice(absolute[0].length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}

function replayedHeaders({ headers, body }: ReplayedRequest, host: string): readonly HeaderPair[] {
  const named = headers.filter(([name]) => name.toLowerCase() === 'connection').flatMap(([, value]) => value.toLowerCase().split(',').map((part) => part.trim()));
  const written: HeaderPair[] = [];
  let hostWritten = false;
  let lengthWritten = false;
  for (const [name, value] of headers) {
    const lower = name.toLowerCase();
    if (lower === 'host') {
      if (!hostWritten) written.push([name, host]);
      hostWritten = true;
    } else if (lower === 'content-length' || lower === 'transfer-encoding') {
      if (!lengthWritten) written.push([lower === 'content-length' ? name : 'Content-Length', String(body.byteLength)]);
      lengthWritten = true;
    } else if (!ofOneConnection.has(lower) && !named.includes(lower)) {
      written.push([name, value]);
    }
  }
  return hostWritten ? written : [['Host', host], ...written];
}

function refused(message: string): RequestBuilt {
  return { ok: false, problem: { code: 'not-repeatable', message } };
}
