import type { WireRequest } from '../../../shared/model/attempt';

/** The request line and the headers as text, ending in an empty line. Each character is one byte (latin1). */
export function requestHeadText(request: Omit<WireRequest, 'body'>): string {
  let text = `${request.method} ${request.target} HTTP/1.1\r\n`;
  for (const [name, value] of request.headers) text += `${name}: ${value}\r\n`;
  return `${text}\r\n`;
}

/** The exact bytes of the head. What leaves is these, then the body. */
export function requestHead(request: Omit<WireRequest, 'body'>): Uint8Array {
  return Buffer.from(requestHeadText(request), 'latin1');
}
