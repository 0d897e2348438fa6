import { parseJson } from '../../../shared/json/parse-json';
import type { CheckState } from '../../../shared/model/check';
import type { CheckRule } from './check-rule';
import type { Reading } from './reading';

/** The body is there, is UTF-8 (RFC 8259 section 8.1) and is JSON. Says nothing where it is, since the schema then speaks for it. */
export const bodyRule: CheckRule = {
  judge({ isEvent, body }): CheckState | undefined {
    if (!isEvent) return undefined;
    switch (body.kind) {
      case 'json':
        return undefined;
      case 'partial':
      case 'encoded':
      case 'large':
        return 'not-run';
      default:
        return 'fail';
    }
  },

  say(reading, state) {
    const { body, bytes, contentEncoding } = reading;
    switch (body.kind) {
      case 'partial':
        return [{ code: 'body-json', state, title: 'Body not checked, not all of it was kept' }];
      case 'encoded':
        return [{ code: 'body-json', state, title: `Body not checked, it is compressed (${contentEncoding ?? ''})` }];
      case 'large':
        return [{ code: 'body-json', state, title: 'Body not checked, it is too large' }];
      case 'empty':
        return [{ code: 'body-json', state, title: 'Body is empty', expected: 'a JSON object', found: 'no bytes', why: 'The event is told in the body.' }];
      case 'not-utf8':
        return [{ code: 'body-utf8', state, title: 'Body is not valid UTF-8', expected: 'UTF-8', found: firstBadByte(bytes), why: 'JSON between systems must be UTF-8 (RFC 8259).' }];
      default:
        return [{ code: 'body-json', state, title: 'Body is not valid JSON', expected: 'a JSON object', found: jsonProblem(reading), why: 'Receivers cannot read the event.' }];
    }
  },
};

function jsonProblem({ bytes }: Reading): string {
  const text = Buffer.from(bytes).toString('utf8');
  const parsed = parseJson(text);
  // JSON.parse gave up on depth where the scanner does not.
  if (parsed.ok) return 'nesting that goes too deep';
  const before = text.slice(0, parsed.offset).split('\n');
  return `${parsed.message}, line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
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
