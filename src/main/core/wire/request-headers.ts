import type { HeaderPair } from '../../../shared/model/header';
import type { Destination } from './destination';
import { headerProblem } from './header-problem';
import type { WireProblem } from './wire-problem';

/** Headers, or the first that cannot be written. */
export type HeadersBuilt = { readonly ok: true; readonly headers: readonly HeaderPair[] } | { readonly ok: false; readonly problem: WireProblem };

/** The headers of an event for an endpoint, all but those that tell the body's length. */
export function requestHeaders(eventName: string, endpointHeaders: readonly HeaderPair[], destination: Destination, version: string): HeadersBuilt {
  const replaced = endpointHeaders.some(([name]) => name.toLowerCase() === 'user-agent');
  const forbidden = endpointHeaders.find(([name]) => writtenByUs.has(name.toLowerCase()));
  if (forbidden !== undefined) return refused(`${forbidden[0]} is written by Hookbench itself. Remove it from the endpoint’s headers.`);
  return checkHeaders([
    ['Host', destination.hostHeader],
    ['Content-Type', 'application/json'],
    ['Event-Name', eventName],
    ...(replaced ? [] : [['User-Agent', `Hookbench/${version}`] as const]),
    ...endpointHeaders,
  ]);
}

/** The headers where every one can be written. */
export function checkHeaders(headers: readonly HeaderPair[]): HeadersBuilt {
  for (const header of headers) {
    const problem = headerProblem(header);
    if (problem !== undefined) return refused(problem);
  }
  return { ok: true, headers };
}

// A second one of these would contradict the first: which of the two counts is up to each receiver (RFC 9112 sections 3.2 and 6).
const writtenByUs = new Set(['host', 'content-type', 'event-name', 'content-length', 'transfer-encoding', 'connection']);

function refused(message: string): HeadersBuilt {
  return { ok: false, problem: { code: 'invalid-header', message } };
}
