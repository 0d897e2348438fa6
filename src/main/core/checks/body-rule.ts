import { parseJson } from '../../../shared/json/parse-json';
import type { CheckState } from '../../../shared/model/check';
import type { CheckRule } from './check-rule';
import type { Reading } from './reading';

/** The body is there, can be decompressed, is UTF-8 (RFC 8259 section 8.1) and is JSON. Says nothing where it is, since the schema then speaks for it. */
export const bodyRule: CheckRule = {
  judge({ isEvent, body }): CheckState | undefined {
    if (!isEvent) return undefined;
    switch (body.kind) {
      case 'json':
        return undefined;
      case 'partial':
      case 'large':
      case 'unread':
        return 'not-run';
      default:
        return 'fail';
    }
  },

  say(reading, state) {
    const { body, bytes } = reading;
    switch (body.kind) {
      case 'partial':
        return [{ code: 'body-json', state, title: 'Body not checked: not all of it was received, or not all was kept' }];
      case 'large':
        return [{ code: 'body-json', state, title: 'Body not checked: it is too large to be read along with others' }];
      case 'unread':
        return [{ code: 'body-json', state, title: `Body not checked: ${body.problem}` }];
      case 'undecodable':
        return [{ code: 'body-encoding', state, title: 'Body cannot be decompressed', expected: 'a body as Content-Encoding says', found: body.problem, why: 'Receivers that undo the coding get an error, or a part of the event.' }];
      case 'empty':
        return [{ code: 'body-json', state, title: 'Body is empty', expected: 'a JSON object', found: 'no bytes', why: 'The event is told in the body: without it a receiver knows that something happened, but not what.' }];
      case 'not-utf8':
        return [{ code: 'body-utf8', state, title: 'Body is not valid UTF-8', expected: 'UTF-8', found: firstBadByte(bytes), why: 'JSON between systems must be UTF-8 (RFC 8259). Some receivers refuse the request, others put a wrong character in the place.' }];
      default:
        return [{ code: 'body-json', state, title: 'Body is not valid JSON', expected: 'a JSON object', found: jsonProblem(reading), why: 'Receivers that read the body as JSON stop at this place, and most answer with an error.' }];
    }
  },
};

function jsonProblem({ bytes }: Reading): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const parsed = parseJson(text);
  // JSON.parse gave up on depth where the scanner does not.
  if (parsed.ok) return 'nesting that goes too deep';
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < parsed.offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  return `${parsed.message}, line ${line}, column ${parsed.offset - lineStart + 1}`;
}

/** Decoding puts U+FFFD where bytes are no character; the first one that the bytes do not spell themselves is the place. */
function firstBadByte(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('utf8');
  let offset = 0;
  let from = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', from)) {
    offset += Buffer.byteLength(text.slice(from, at));
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) break;
    offset += 3;
    from = at + 1;
  }
  return `byte 0x${(bytes[offset] ?? 0).toString(16).padStart(2, '0')} at offset ${offset}`;
}
