import type { ExportedRequest } from './exported-request';

/**
 * The bytes of the whole message, as they go over a socket: request line, headers in their order, body. A chunked body stands as one chunk.
 * Where the body has no length that fits it, the receiver sees what such a message means (RFC 9112 section 6.3).
 */
export function rawRequest({ method, target, httpVersion, headers, body }: ExportedRequest): Uint8Array {
  const chunked = headers.some(([name, value]) => name.toLowerCase() === 'transfer-encoding' && /(?:^|,)\s*chunked\s*$/i.test(value));
  const head = `${method} ${target} HTTP/${httpVersion === '1.0' ? '1.0' : '1.1'}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  const before = chunked && body.length > 0 ? `${head}${body.length.toString(16)}\r\n` : head;
  const after = chunked ? `${body.length > 0 ? '\r\n' : ''}0\r\n\r\n` : '';
  const bytes = new Uint8Array(before.length + body.length + after.length);
  for (let at = 0; at < before.length; at += 1) bytes[at] = before.charCodeAt(at);
  bytes.set(body, before.length);
  for (let at = 0; at < after.length; at += 1) bytes[before.length + body.length + at] = after.charCodeAt(at);
  return bytes;
}
