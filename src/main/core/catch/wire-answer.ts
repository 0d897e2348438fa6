import { STATUS_CODES } from 'node:http';
import type { CaptureAnswer } from '../../../shared/model/captured-request';
import type { HeaderPair } from '../../../shared/model/header';
import { isFixedAnswer } from './fixed-answers';

/** What the answer says of the connection: nothing, that it closes, or (to HTTP/1.0) that it stays. */
export type ConnectionWord = 'nothing' | 'close' | 'keep-alive';

/** An answer as it goes on the wire, and as it stands in the record: with every header, and without a body where none is sent. */
export interface WireAnswer {
  readonly answer: CaptureAnswer;
  readonly bytes: Buffer;
}

const noBody = Buffer.alloc(0);
const known = new Map<CaptureAnswer, Map<string, WireAnswer>>();

/** The bytes of an answer. `head`: the request was HEAD, so the body stays away and its length is told all the same. */
export function wireAnswer(answer: CaptureAnswer, word: ConnectionWord, head: boolean): WireAnswer {
  if (!isFixedAnswer(answer)) return makeWireAnswer(answer, word, head);
  let variants = known.get(answer);
  if (variants === undefined) known.set(answer, (variants = new Map<string, WireAnswer>()));
  const key = head ? `${word} head` : word;
  let made = variants.get(key);
  if (made === undefined) variants.set(key, (made = makeWireAnswer(answer, word, head)));
  return made;
}

function makeWireAnswer(answer: CaptureAnswer, word: ConnectionWord, head: boolean): WireAnswer {
  const { status } = answer;
  const hasLength = status >= 200 && status !== 204;
  const headers: HeaderPair[] = [...answer.headers];
  if (hasLength && status !== 304) headers.push(['Content-Length', String(answer.body.length)]);
  if (word !== 'nothing') headers.push(['Connection', word]);
  const body = head || !hasLength || status === 304 ? noBody : answer.body;
  let text = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n`;
  for (const [name, value] of headers) text += `${name}: ${value}\r\n`;
  text += '\r\n';
  const bytes = Buffer.allocUnsafeSlow(text.length + body.length);
  bytes.write(text, 0, 'latin1');
  bytes.set(body, text.length);
  return { answer: { ...answer, headers, body }, bytes };
}
