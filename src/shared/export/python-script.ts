import { base64Text, plainText } from './body-text';
import { bodyFileOf, type ExportedRequest } from './exported-request';
import { commentLines, sendableHeaders } from './sendable-request';

/**
 * A script for Python 3.8 or newer, with nothing but its standard library, that sends exactly these bytes: http.client writes header names,
 * values and their order as told. What it would refuse (a path with bytes above 0x7f, HTTP/1.0) goes over its socket as bytes.
 * Source: the documentation of http.client, and the lexical rules of Python.
 */
export function pythonScript(request: ExportedRequest): string {
  const { method, target, origin, body } = request;
  const { headers, notes } = sendableHeaders(request);
  const secure = origin.startsWith('https:');
  const authority = origin.slice(origin.indexOf('//') + 2);
  const asBytes = request.httpVersion === '1.0' || /[^\x21-\x7e]/.test(target);
  const lines = [...commentLines('#', ['For Python 3.8 or newer, with its standard library alone.', ...notes])];
  const bodyFile = bodyFileOf(request);
  if (bodyFile !== undefined) lines.push(...commentLines('#', [`Save the body as ${bodyFile} first.`]));
  const text = plainText(body);
  const viaBase64 = bodyFile === undefined && body.length > 0 && text === undefined;
  lines.push(...(viaBase64 ? ['import base64'] : []), 'import http.client', '');
  const value = bodyFile !== undefined ? `open(${textLiteral(bodyFile)}, "rb").read()` : viaBase64 ? `base64.b64decode("${base64Text(body)}")` : `${textLiteral(text ?? '')}.encode()`;
  if (body.length > 0) lines.push(`body = ${value}`);
  lines.push(`connection = http.client.HTTP${secure ? 'S' : ''}Connection(${textLiteral(authority)})`);
  if (asBytes) {
    const head = [`${method} ${target} HTTP/${request.httpVersion === '1.0' ? '1.0' : '1.1'}`, ...headers.map(([name, each]) => `${name}: ${each}`)];
    lines.push('connection.connect()', 'connection.sock.sendall(');
    for (const line of head) lines.push(`    ${bytesLiteral(`${line}\r\n`)}`);
    lines.push(`    b"\\r\\n"${body.length > 0 ? ' + body' : ''}`, ')', `response = http.client.HTTPResponse(connection.sock, method=${textLiteral(method)})`, 'response.begin()');
  } else {
    lines.push(`connection.putrequest(${textLiteral(method)}, ${textLiteral(target)}, skip_host=True, skip_accept_encoding=True)`);
    for (const [name, each] of headers) lines.push(`connection.putheader(${textLiteral(name)}, ${/^[\x20-\x7e]*$/.test(each) ? textLiteral(each) : bytesLiteral(each)})`);
    lines.push(body.length > 0 ? 'connection.endheaders(body)' : 'connection.endheaders()', 'response = connection.getresponse()');
  }
  lines.push('print(response.status, response.reason)', 'print(response.read().decode(errors="replace"))', 'connection.close()', '');
  return lines.join('\n');
}

function textLiteral(text: string): string {
  return `"${text.replaceAll(/["\\]|\p{C}|\p{Zl}|\p{Zp}/gu, (character) => {
    const point = character.codePointAt(0) ?? 0;
    if (point === 0x0a) return String.raw`\n`;
    return point === 0x22 || point === 0x5c ? `\\${character}` : `\\U${point.toString(16).padStart(8, '0')}`;
  })}"`;
}

function bytesLiteral(latin1: string): string {
  return `b"${latin1.replaceAll(/["\\]|[^\x20-\x7e]/g, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`)}"`;
}
