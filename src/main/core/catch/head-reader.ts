import type { HeaderPair } from '../../../shared/model/header';
import { readFieldLine } from './field-line';
import type { ProblemCode } from './problems';
import { readRequestLine } from './request-line';

/** How the body of a request is delimited: not at all, by its length, by chunks, or (HTTP/1.0 alone) by the end of the connection. */
export type Framing = { readonly kind: 'none' } | { readonly kind: 'length'; readonly bytes: number } | { readonly kind: 'chunked' } | { readonly kind: 'until-end' };

/** What the client expects before it sends its body. */
export type Expectation = 'nothing' | 'continue' | 'unknown';

const none: Framing = { kind: 'none' };
const chunked: Framing = { kind: 'chunked' };
const untilEnd: Framing = { kind: 'until-end' };
const bodilessMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT']);

/** Reads the request line and the headers of one request, whole lines at a time, and keeps what it has read when a line is wrong. */
export class HeadReader {
  method = '';
  target = '';
  /** Empty until the request line has been read. */
  httpVersion = '';
  readonly headers: HeaderPair[] = [];
  /** True once the empty line after the headers has been read. */
  done = false;
  expectation: Expectation = 'nothing';
  /** True where Origin or a Sec-Fetch header says that a web page made the request. */
  fromWebPage = false;
  framing: Framing = none;
  private lengthCount = 0;
  private length = '';
  private encodingCount = 0;
  private encoding = '';
  private saysClose = false;
  private saysKeepAlive = false;

  /** True where the client means to send another request on the connection. */
  get keepAlive(): boolean {
    if (this.saysClose) return false;
    return this.httpVersion === '1.1' || this.saysKeepAlive;
  }

  /** Reads `text`, which is latin1 and ends with a line feed. Gives the code of the first line that is wrong, or undefined. */
  read(text: string): ProblemCode | undefined {
    let at = 0;
    if (this.httpVersion === '') {
      const line = readRequestLine(text, 0);
      if (typeof line === 'string') return line;
      this.method = line.method;
      this.target = line.target;
      this.httpVersion = line.httpVersion;
      at = line.next;
    }
    while (at < text.length) {
      if (text.charCodeAt(at) === 0x0d && text.charCodeAt(at + 1) === 0x0a) {
        this.done = true;
        return this.frame();
      }
      const next = readFieldLine(text, at, this.headers);
      if (typeof next === 'string') return next;
      this.note(text, at, next);
      at = next;
    }
    return undefined;
  }

  private note(text: string, at: number, next: number): void {
    const pair = this.headers[this.headers.length - 1];
    if (pair === undefined) return;
    const [name, value] = pair;
    switch (name.length) {
      case 6: {
        const lower = name.toLowerCase();
        if (lower === 'expect') this.expectation = this.expectation !== 'unknown' && value.toLowerCase() === '100-continue' ? 'continue' : 'unknown';
        else if (lower === 'origin') this.fromWebPage = true;
        return;
      }
      case 10:
        if (name.toLowerCase() === 'connection') this.noteConnection(value);
        return;
      case 14:
        if (name.toLowerCase() === 'content-length') {
          this.lengthCount += 1;
          this.length = hasTab(text, at, next) ? '' : value;
          return;
        }
        break;
      case 17:
        if (name.toLowerCase() === 'transfer-encoding') {
          this.encodingCount += 1;
          this.encoding = hasTab(text, at, next) ? '' : value;
          return;
        }
        break;
    }
    const first = text.charCodeAt(at);
    if ((first === 0x53 || first === 0x73) && name.toLowerCase().startsWith('sec-fetch-')) this.fromWebPage = true;
  }

  private noteConnection(value: string): void {
    for (const option of value.split(',')) {
      const word = option.trim().toLowerCase();
      if (word === 'close') this.saysClose = true;
      else if (word === 'keep-alive') this.saysKeepAlive = true;
    }
  }

  /** RFC 9112 section 6.3, with every doubt refused: a body whose end two readers could see differently is how one request becomes two. */
  private frame(): ProblemCode | undefined {
    if (this.encodingCount > 0) {
      if (this.lengthCount > 0) return 'length-and-transfer-encoding';
      if (this.encodingCount > 1 || this.httpVersion === '1.0' || this.encoding.toLowerCase() !== 'chunked') return 'bad-transfer-encoding';
      this.framing = chunked;
      return undefined;
    }
    if (this.lengthCount > 1) return 'several-content-lengths';
    if (this.lengthCount === 1) {
      const bytes = /^[0-9]+$/.test(this.length) ? Number(this.length) : Number.NaN;
      if (!Number.isSafeInteger(bytes)) return 'bad-content-length';
      this.framing = bytes === 0 ? none : { kind: 'length', bytes };
      return undefined;
    }
    if (this.httpVersion === '1.0' && !this.keepAlive && !bodilessMethods.has(this.method)) this.framing = untilEnd;
    return undefined;
  }
}

/** A tab around a value is white space to some readers and part of the value to others, which is too much doubt for a header that says where the body ends. */
function hasTab(text: string, at: number, next: number): boolean {
  return text.slice(at, next).includes('\t');
}
