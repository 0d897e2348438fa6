import type { ExportedRequest } from './exported-request';
import { isPlainTarget, sendableHeaders } from './sendable-request';

/** A long option of curl and its value (latin1), without the body. */
export type CurlOption = readonly [name: string, value?: string];

/** What curl is told but for the body, and what it cannot keep, one sentence each. */
export interface CurlOptions {
  readonly options: readonly CurlOption[];
  readonly notes: readonly string[];
}

/**
 * Options with which curl sends this method, target and these headers in their order, and adds none of its own.
 * Source: curl’s manual page, and its own order: Host always comes first.
 */
export function curlOptions(request: ExportedRequest): CurlOptions {
  const { headers, notes: sendable } = sendableHeaders(request);
  const notes = [...sendable];
  const options: CurlOption[] = [['globoff'], ['path-as-is'], [request.httpVersion === '1.0' ? 'http1.0' : 'http1.1']];
  const hasBody = request.body.length > 0;
  if (request.method === 'HEAD' && !hasBody) options.push(['head']);
  else options.push(['request', request.method]);
  if (request.method === 'HEAD' && hasBody) {
    options.push(['max-time', '5']);
    notes.push('curl waits for a body that the answer to HEAD never has, and gives up after 5 s.');
  }

  const hosts = headers.filter(([name]) => name.toLowerCase() === 'host');
  if (hosts.length > 1) notes.push('curl sends one Host alone.');
  else if (hosts.length === 1 && headers[0]?.[0] !== 'Host') notes.push('curl sends Host first, spelled so.');
  for (const [name, value] of headers) options.push(['header', value === '' ? `${name};` : `${name}: ${value}`]);
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  // Without these curl would add its own.
  const unwanted = ['Host', 'Accept', 'User-Agent', ...(hasBody ? ['Content-Type', 'Expect'] : [])];
  for (const name of unwanted) if (!names.has(name.toLowerCase())) options.push(['header', `${name}:`]);

  if (!isPlainTarget(request.target)) options.push(['request-target', request.target]);
  options.push(['url', isPlainTarget(request.target) ? request.origin + request.target : `${request.origin}/`]);
  return { options, notes };
}
