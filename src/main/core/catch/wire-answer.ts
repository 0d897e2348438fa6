import { STATUS_CODES } from 'node:http';
import type { CaptureAnswer } from '../../../shared/model/captured-request';
import type { HeaderPair } from '../../../shared/model/header';
import type { PlannedAnswer } from './catch-port';
import { isFixedAnswer } from './fixed-answers';

/** What the answer says of the connection: nothing, that it closes, or (to HTTP/1.0) that it stays. */
export type ConnectionWord = 'nothing' | 'close' | 'keep-alive';

/** How the bytes leave: all at once, byte by byte, or not at all, with the connection held, closed or reset. */
export type AnswerManner = 'whole' | 'drip' | 'hold' | 'close' | 'reset';

/** An answer as it goes on the wire, and as it stands in the record: with every header, and with the body that is sent. */
export interface WireAnswer {
  readonly answer: CaptureAnswer;
  readonly bytes: Buffer;
  readonly manner: AnswerManner;
  /** True where the connection cannot go on after it, whatever the client asked for. */
  readonly isLast: boolean;
  readonly byteIntervalMs: number;
}

const noBody = Buffer.alloc(0);
const garbage = Buffer.from('\x00\xff\x13HTTQ/9.9 \x7f OK\n\n\xfe\x01 this is not HTTP \x00\r\r\n', 'latin1');
const wrongByBytes = 10;
const known = new Map<CaptureAnswer, Map<string, WireAnswer>>();

/** The bytes of an answer. `head`: the request was HEAD, so the body stays away and its length is told all the same. */
export function wireAnswer(planned: PlannedAnswer, word: ConnectionWord, head: boolean): WireAnswer {
  const { answer } = planned;
  if (answer.fault !== undefined) return faultyAnswer(planned, word, head);
  if (!isFixedAnswer(answer)) return wholeAnswer(answer, word, head);
  let variants = known.get(answer);
  if (variants === undefined) known.set(answer, (variants = new Map<string, WireAnswer>()));
  const key = head ? `${word} head` : word;
  let made = variants.get(key);
  if (made === undefined) variants.set(key, (made = wholeAnswer(answer, word, head)));
  return made;
}

function wholeAnswer(answer: CaptureAnswer, word: ConnectionWord, head: boolean, announcedBytes = answer.body.length): WireAnswer {
  const { status } = answer;
  const hasBody = status >= 200 && status !== 204 && status !== 304;
  const headers: HeaderPair[] = [...answer.headers];
  if (hasBody) headers.push(['Content-Length', String(announcedBytes)]);
  if (word !== 'nothing') headers.push(['Connection', word]);
  const body = head || !hasBody ? noBody : answer.body;
  return { answer: { ...answer, headers, body }, bytes: Buffer.concat([headBytes(status, headers), body]), manner: 'whole', isLast: false, byteIntervalMs: 0 };
}

function headBytes(status: number, headers: readonly HeaderPair[]): Buffer {
  let text = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n`;
  for (const [name, value] of headers) text += `${name}: ${value}\r\n`;
  return Buffer.from(`${text}\r\n`, 'latin1');
}

function faultyAnswer({ answer, byteIntervalMs = 0 }: PlannedAnswer, word: ConnectionWord, head: boolean): WireAnswer {
  switch (answer.fault) {
    case 'never-answer':
      return nothingSent(answer, 'hold');
    case 'close':
      return nothingSent(answer, 'close');
    case 'reset':
      return nothingSent(answer, 'reset');
    case 'garbage':
      return { ...nothingSent({ ...answer, body: garbage }, 'whole'), bytes: garbage };
    case 'half-body': {
      const whole = wholeAnswer(answer, 'close', head);
      const half = whole.answer.body.subarray(0, Math.floor(whole.answer.body.length / 2));
      return { ...whole, answer: { ...whole.answer, body: half }, bytes: Buffer.concat([headBytes(answer.status, whole.answer.headers), half]), isLast: true };
    }
    case 'wrong-length':
      return { ...wholeAnswer(answer, 'close', head, answer.body.length + wrongByBytes), isLast: true };
    case 'drip':
      return { ...wholeAnswer(answer, word, head), manner: 'drip', byteIntervalMs };
    default:
      return wholeAnswer(answer, word, head);
  }
}

/** Where no HTTP leaves, the record says status 0. */
function nothingSent(answer: CaptureAnswer, manner: AnswerManner): WireAnswer {
  const body = manner === 'whole' ? answer.body : noBody;
  return { answer: { ...answer, status: 0, headers: [], body }, bytes: noBody, manner, isLast: true, byteIntervalMs: 0 };
}
