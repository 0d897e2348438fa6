import { base64Text, plainText } from './body-text';
import { bodyFileOf, type ExportedRequest } from './exported-request';
import { commentLines, isPlainTarget, sendableHeaders } from './sendable-request';

const ownedByFetch = new Set(['connection', 'keep-alive', 'upgrade', 'content-length', 'te', 'trailer', 'proxy-connection']);
/** The Fetch standard, section 2.9 (“bad port”). */
const blockedPorts = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636,
  989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

/**
 * A module for Node 18 or newer that sends this request with `fetch`. Method, body and header values are kept; what fetch writes in its own
 * way (order, spelling and repeats of headers, the headers of the connection) and what it refuses is said in comments.
 * Source: the Fetch standard, sections 2.2 (forbidden methods) and 5.
 */
export function fetchScript(request: ExportedRequest): string {
  const { method, origin, target, body } = request;
  const { headers, notes } = sendableHeaders(request);
  const kept = headers.filter(([name]) => !ownedByFetch.has(name.toLowerCase()));
  const left = headers.filter(([name]) => ownedByFetch.has(name.toLowerCase()) && name.toLowerCase() !== 'content-length').map(([name]) => name);
  const comments = ['For Node 18 or newer, in a file whose name ends in .mjs.', 'fetch adds Accept, Accept-Encoding, Accept-Language, Connection, Sec-Fetch-Mode and User-Agent where they are missing,', 'and writes headers of one name as one.', ...notes];
  if (left.length > 0) comments.push(`Left out, because fetch writes or refuses them: ${left.join(', ')}.`);
  if (blockedPorts.has(Number(/:(\d+)$/.exec(origin)?.[1]))) comments.push('fetch refuses this port: the Fetch standard blocks it. Copy it as cURL or Python instead.');
  if (!isPlainTarget(target)) comments.push('fetch may write the path in another way: the URL standard says how.');
  if (/^(?:connect|trace|track)$/i.test(method)) comments.push(`fetch refuses the method ${method}.`);
  if (/^(?:delete|get|head|options|post|put)$/i.test(method) && method !== method.toUpperCase()) comments.push('fetch writes this method in capitals.');
  const refusesBody = body.length > 0 && /^(?:get|head)$/i.test(method);
  if (refusesBody) comments.push(`fetch refuses a body with ${method}, so it is left out.`);
  const lines = [...commentLines('//', comments)];
  const bodyFile = refusesBody ? undefined : bodyFileOf(request);
  if (bodyFile !== undefined) lines.push(...commentLines('//', [`Save the body as ${bodyFile} first.`]), "const { readFile } = await import('node:fs/promises');");
  lines.push(`const response = await fetch(${scriptString(origin + (target.startsWith('/') ? target : '/'))}, {`, `  method: ${scriptString(method)},`, '  headers: [');
  for (const [name, value] of kept) lines.push(`    [${scriptString(name)}, ${scriptString(value)}],`);
  lines.push('  ],');
  if (bodyFile !== undefined) lines.push(`  body: await readFile(${scriptString(bodyFile)}),`);
  else if (body.length > 0 && !refusesBody) {
    const text = plainText(body);
    lines.push(`  body: ${text === undefined ? `Buffer.from(${scriptString(base64Text(body))}, 'base64')` : `Buffer.from(${scriptString(text)})`},`);
  }
  lines.push("  redirect: 'manual',", '});', 'console.log(response.status, await response.text());', '');
  return lines.join('\n');
}

/** A string literal of JavaScript; what is not plainly visible stands as an escape. */
function scriptString(text: string): string {
  return `"${text.replaceAll(/["\\]|\p{C}|\p{Zl}|\p{Zp}|[\x80-\xff]/gu, (character) => [...Array(character.length).keys()].map((at) => unitEscape(character.charCodeAt(at))).join(''))}"`;
}

function unitEscape(unit: number): string {
  if (unit === 0x0a) return String.raw`\n`;
  if (unit === 0x22 || unit === 0x5c) return `\\${String.fromCharCode(unit)}`;
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
