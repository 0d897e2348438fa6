import type { HeaderPair } from '../../../shared/model/header';
import type { BodyCollector } from './body-collector';
import { readFieldLine } from './field-line';
import { chunkLineBytes } from './limits';
import type { ProblemCode } from './problems';

type Place = 'size' | 'data' | 'data-end' | 'trailers' | 'done';

const lineFeed = 0x0a;
const sizeLine = /^([0-9A-Fa-f]+)((?:;[!#$%&'*+\-.^_`|~0-9A-Za-z]+(?:=(?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+|"(?:[\t \x21\x23-\x5b\x5d-\x7e\x80-\xff]|\\[\t \x21-\x7e\x80-\xff])*"))?)*)\r\n$/;
const sizeStart = /^[0-9A-Fa-f]+(?:;|\r\n)/;
const sizeBeginning = /^[0-9A-Fa-f]+(?:\r?\n?$|;)/;

/** Removes the chunked transfer coding (RFC 9112 section 7.1), strictly, from input in pieces of any size. */
export class ChunkedDecoder {
  readonly trailers: HeaderPair[] = [];
  private place: Place = 'size';
  /** The line read so far where it came in pieces. */
  private line = '';
  private remainingBytes = 0;
  private trailerBytes = 0;

  constructor(
    private readonly body: BodyCollector,
    private readonly trailerLimitBytes: number,
  ) {}

  get done(): boolean {
    return this.place === 'done';
  }

  /** Reads from `bytes` until they end, the body ends, or something is wrong. Gives how many bytes were read, or the code of what is wrong. */
  read(bytes: Buffer): number | ProblemCode {
    let at = 0;
    while (at < bytes.length && this.place !== 'done') {
      if (this.place === 'data') {
        const to = Math.min(bytes.length, at + this.remainingBytes);
        this.body.add(bytes.subarray(at, to));
        this.remainingBytes -= to - at;
        if (this.remainingBytes === 0) this.place = 'data-end';
        at = to;
        continue;
      }
      const found = bytes.indexOf(lineFeed, at);
      const to = found === -1 ? bytes.length : found + 1;
      const problem = this.readLine(bytes.toString('latin1', at, to), found !== -1);
      if (problem !== undefined) return problem;
      at = to;
    }
    return at;
  }

  private readLine(piece: string, whole: boolean): ProblemCode | undefined {
    const line = this.line === '' ? piece : this.line + piece;
    this.line = whole ? '' : line;
    switch (this.place) {
      case 'size':
        return this.readSize(line, whole);
      case 'data-end':
        if (whole) this.place = 'size';
        return line === '\r\n' || (!whole && line === '\r') ? undefined : 'bad-chunk-end';
      default:
        return this.readTrailer(line, piece.length, whole);
    }
  }

  private readSize(line: string, whole: boolean): ProblemCode | undefined {
    if (!sizeBeginning.test(line)) return 'bad-chunk-size';
    if (line.length > chunkLineBytes) return 'chunk-line-too-long';
    if (!whole) return undefined;
    const parts = sizeLine.exec(line);
    if (parts === null) return sizeStart.test(line) ? 'bad-chunk-extension' : 'bad-chunk-size';
    const size = Number.parseInt(parts[1] ?? '', 16);
    if (!Number.isSafeInteger(size)) return 'bad-chunk-size';
    this.remainingBytes = size;
    this.place = size === 0 ? 'trailers' : 'data';
    return undefined;
  }

  private readTrailer(line: string, newBytes: number, whole: boolean): ProblemCode | undefined {
    this.trailerBytes += newBytes;
    if (this.trailerBytes > this.trailerLimitBytes) return 'trailers-too-large';
    if (!whole) return undefined;
    if (line === '\r\n') {
      this.place = 'done';
      return undefined;
    }
    const next = readFieldLine(line, 0, this.trailers);
    if (typeof next === 'string') return next;
    const name = this.trailers[this.trailers.length - 1]?.[0].toLowerCase();
    return name === 'content-length' || name === 'transfer-encoding' ? 'framing-in-trailers' : undefined;
  }
}
