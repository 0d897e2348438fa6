import type { RequestPreview } from '../../../shared/contract/contract';

/** The request as it goes over the wire: line, headers, empty line, body. */
export function requestText({ method, target, headers, bodyText }: RequestPreview): string {
  const head = [`${method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  return `${head.join('\r\n')}\r\n\r\n${bodyText}`;
}
