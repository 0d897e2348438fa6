import { BodyCollector } from './body-collector';
import { ByteKeeper } from './byte-keeper';
import type { CaptureFacts } from './capture';
import type { CatchLimits } from './catch-port';
import { ChunkedDecoder } from './chunked-decoder';
import { HeadReader } from './head-reader';
import type { InputBuffer } from './input-buffer';
import type { MemoryBudget } from './memory-budget';
import type { ProblemCode } from './problems';

/** Where reading stands: `more` bytes are needed, the head has just been read and the body comes next, the request is whole, or something is wrong with it. */
export type Progress = 'more' | 'head' | 'whole' | ProblemCode;

const carriageReturn = 0x0d;
const lineFeed = 0x0a;
const headEnd = Buffer.from('\r\n\r\n');
const nothing = Buffer.alloc(0);

/** Reads one request from the bytes of a connection, whichever way they are cut, and keeps what came where it does not become whole. */
export class RequestReader {
  readonly head = new HeadReader();
  /** Of the first byte, on the monotonic clock and on the wall clock. */
  readonly startedMs: number;
  readonly receivedAtMs: number;
  private readonly limits: CatchLimits;
  private readonly body: BodyCollector;
  private chunked: ChunkedDecoder | undefined;
  private raw: ByteKeeper | undefined;
  private headBytes: Buffer = nothing;
  private remainingBytes = 0;
  /** Offsets in the input: where the request line begins, up to where lines have been read, up to where the end has been looked for. */
  private lineStart = 0;
  private readUpTo = 0;
  private searchedUpTo = 0;

  constructor(limits: CatchLimits, budget: MemoryBudget, startedMs: number, receivedAtMs: number) {
    this.limits = limits;
    this.startedMs = startedMs;
    this.receivedAtMs = receivedAtMs;
    this.body = new BodyCollector(limits.keptBodyBytes, budget);
  }

  /** True while nothing but empty lines has come (RFC 9112 section 2.2 lets a client send some before a request). */
  isBlank(input: InputBuffer): boolean {
    return !this.head.done && this.lineStart === input.length;
  }

  /** Reads what there is. */
  read(input: InputBuffer): Progress {
    return this.head.done ? this.readBody(input) : this.readHead(input);
  }

  private readHead(input: InputBuffer): Progress {
    if (this.readUpTo === 0) {
      let at = this.lineStart;
      while (input.at(at) === carriageReturn && input.at(at + 1) === lineFeed) at += 2;
      this.lineStart = at;
      if (this.searchedUpTo < at) this.searchedUpTo = at;
      if (at === input.length) return at > this.limits.headerBytes ? 'headers-too-large' : 'more';
      if (input.at(at) === 0x16) {
        // A TLS record begins 16 03 0x; with fewer bytes there is no telling yet.
        if (input.length - at < 3) return 'more';
        if (input.at(at + 1) === 0x03 && (input.at(at + 2) ?? 0) <= 0x04) return 'tls-on-plain-port';
      }
    }
    const limit = this.lineStart + this.limits.headerBytes;
    const found = input.indexOf(headEnd, Math.max(this.lineStart, this.searchedUpTo - 3));
    if (found !== -1 && found + 4 <= limit) return this.endHead(input, found + 4);
    const last = input.lastIndexOf(lineFeed, Math.max(this.readUpTo, this.searchedUpTo), Math.min(input.length, limit));
    this.searchedUpTo = input.length;
    if (last !== -1) {
      const problem = this.readLines(input, last + 1);
      if (problem !== undefined) return problem;
    }
    return input.length > limit ? 'headers-too-large' : 'more';
  }

  private readLines(input: InputBuffer, to: number): ProblemCode | undefined {
    const from = this.readUpTo === 0 ? this.lineStart : this.readUpTo;
    this.readUpTo = to;
    return this.head.read(input.text(from, to));
  }

  private endHead(input: InputBuffer, end: number): Progress {
    const problem = this.readLines(input, end);
    if (problem !== undefined) return problem;
    this.headBytes = input.view(this.lineStart, end);
    input.skip(end);
    const { framing } = this.head;
    if (framing.kind === 'none') return 'whole';
    if (framing.kind === 'length') this.remainingBytes = framing.bytes;
    if (framing.kind === 'chunked') {
      this.chunked = new ChunkedDecoder(this.body, this.limits.headerBytes);
      this.raw = new ByteKeeper(this.limits.rawKeptBytes);
    }
    return 'head';
  }

  private readBody(input: InputBuffer): Progress {
    if (input.length === 0) return 'more';
    if (this.chunked !== undefined) return this.readChunks(input, this.chunked);
    if (this.head.framing.kind === 'until-end') {
      this.body.add(input.take());
      return 'more';
    }
    if (input.length <= this.remainingBytes) {
      const bytes = input.take();
      this.body.add(bytes);
      this.remainingBytes -= bytes.length;
    } else {
      this.body.add(input.view(0, this.remainingBytes));
      input.skip(this.remainingBytes);
      this.remainingBytes = 0;
    }
    return this.remainingBytes === 0 ? 'whole' : 'more';
  }

  private readChunks(input: InputBuffer, decoder: ChunkedDecoder): Progress {
    const bytes = input.view(0, input.length);
    const read = decoder.read(bytes);
    if (typeof read === 'string') {
      this.raw?.add(bytes);
      input.skip(bytes.length);
      return read;
    }
    this.raw?.add(read === bytes.length ? bytes : bytes.subarray(0, read));
    input.skip(read);
    return decoder.done ? 'whole' : 'more';
  }

  /** What is known of the request now that it ends, whole or with a problem. Unread input belongs to a request with a problem: it cannot be told apart. */
  facts(input: InputBuffer, problem: ProblemCode | undefined, lastByteMs: number, requestNumber: number): CaptureFacts {
    const body = this.body.collected();
    return {
      head: this.head,
      body,
      trailers: this.chunked?.trailers ?? [],
      raw: problem === undefined ? nothing : this.rawBytes(body.bytes, input),
      problem,
      receivedAtMs: this.receivedAtMs,
      durationMs: lastByteMs - this.startedMs,
      requestNumber,
    };
  }

  private rawBytes(keptBody: Buffer, input: InputBuffer): Buffer {
    const raw = new ByteKeeper(this.limits.rawKeptBytes);
    raw.add(this.headBytes);
    raw.add(this.raw === undefined ? keptBody : this.raw.bytes());
    const unread = input.take();
    raw.add(this.head.done || this.lineStart === unread.length ? unread : unread.subarray(this.lineStart));
    return raw.bytes();
  }
}
