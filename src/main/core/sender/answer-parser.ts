import type { WireAnswer } from '../../../shared/model/attempt';
import { answerFraming, keepsConnection } from './answer-framing';
import type { AnswerFraming } from './answer-framing';
import { readAnswerHead } from './answer-head';
import type { AnswerHead } from './answer-head';
import type { AnswerLimits } from './answer-limits';
import { ChunkedBody } from './chunked-body';

/** `done`: the answer is whole. `too-long`: enough was read of it. `broken`: it is not HTTP, and `problem` says why. */
export type AnswerStep = 'more' | 'done' | 'too-long' | 'broken';

/** How an answer stands where the other side closed: whole, cut short, or never begun. */
export type AnswerEnd = 'done' | 'cut' | 'nothing';

/**
 * Reads one final answer from the bytes of a connection, keeping its head as it stood on the wire.
 * Interim answers (1xx but 101) are read over.
 */
export class AnswerParser {
  /** What is wrong where `push` said `broken`: a phrase without capital or full stop. */
  problem = '';
  /** True once the other side sent `100 Continue`. */
  continued = false;

  private pending: Buffer = Buffer.alloc(0);
  private pendingRoom: Buffer = Buffer.alloc(0);
  private headBytes = 0;
  private head: AnswerHead | undefined;
  private framing: AnswerFraming = { kind: 'until-close' };
  private chunked: ChunkedBody | undefined;
  private readonly kept: Uint8Array[] = [];
  private keptBytes = 0;
  private bodyBytes = 0;
  private whole = false;
  private surplus = false;
  private readonly limits: AnswerLimits;
  private readonly method: string;

  /** `method` is that of the request: the answer to a HEAD has no body whatever its head says. */
  constructor(limits: AnswerLimits, method = 'POST') {
    this.limits = limits;
    this.method = method;
  }

  /** Reads on. After anything but `more` nothing more may be pushed. */
  push(chunk: Buffer): AnswerStep {
    if (this.head !== undefined) return this.pushBody(chunk);
    if (this.pending.length === 0) return this.pushHead(chunk, 0);
    const scanned = this.pending.length;
    const unread = this.appendPending(chunk);
    return this.pushHead(unread, scanned);
  }

  /** Tells that no more bytes come. */
  end(): AnswerEnd {
    if (this.head === undefined) return this.pending.length === 0 && this.headBytes === 0 ? 'nothing' : 'cut';
    if (this.framing.kind === 'until-close') this.whole = true;
    return this.whole ? 'done' : 'cut';
  }

  /** What came so far: undefined before the head is complete. `body` owns its buffer. */
  answer(): WireAnswer | undefined {
    if (this.head === undefined) return undefined;
    const body = new Uint8Array(this.keptBytes);
    let at = 0;
    for (const part of this.kept) {
      body.set(part, at);
      at += part.byteLength;
    }
    return { ...this.head, body, bodyBytes: this.bodyBytes, truncated: this.keptBytes < this.bodyBytes };
  }

  /** True where the answer is whole, nothing came after it, and the connection may carry another request. */
  get reusable(): boolean {
    return this.whole && !this.surplus && this.head !== undefined && keepsConnection(this.head, this.framing);
  }

  /** Where a cut answer broke off: a phrase for people. */
  get shortfall(): string {
    if (this.head === undefined) return 'its head is not complete';
    if (this.framing.kind === 'length') return `it ended after ${this.bodyBytes} of ${this.framing.bytes} bytes`;
    return `it ended after ${this.bodyBytes} bytes, before its last chunk`;
  }

  private pushHead(unread: Buffer, scannedBytes: number): AnswerStep {
    const end = headEnd(unread, Math.max(0, scannedBytes - 3));
    if (this.headBytes + (end?.after ?? unread.length) > this.limits.headBytes) return this.broken('its head is too long');
    if (end === undefined) {
      if (this.pending.length === 0) this.appendPending(unread);
      return 'more';
    }
    this.pending = Buffer.alloc(0);
    this.headBytes += end.after;
    const read = readAnswerHead(unread.toString('latin1', 0, end.before));
    if (!read.ok) return this.broken(read.problem);
    const rest = unread.subarray(end.after);
    if (read.head.status === 100) this.continued = true;
    if (read.head.status < 200 && read.head.status !== 101) return rest.length === 0 ? 'more' : this.pushHead(rest, 0);
    this.head = read.head;
    this.framing = answerFraming(read.head, this.method);
    if (this.framing.kind === 'broken') return this.broken(this.framing.problem);
    if (this.framing.kind === 'chunked') this.chunked = new ChunkedBody((data) => this.keep(data));
    return this.pushBody(rest);
  }

  /** Doubles its room as needed: a head that comes byte by byte must not be copied whole for each byte. */
  private appendPending(chunk: Buffer): Buffer {
    const length = this.pending.length + chunk.length;
    if (length > this.pendingRoom.length) {
      const room = Buffer.alloc(Math.max(1024, length * 2));
      this.pending.copy(room);
      this.pendingRoom = room;
    }
    chunk.copy(this.pendingRoom, this.pending.length);
    this.pending = this.pendingRoom.subarray(0, length);
    return this.pending;
  }

  private pushBody(chunk: Buffer): AnswerStep {
    switch (this.framing.kind) {
      case 'none':
        return this.done(chunk.length > 0);
      case 'length': {
        const left = this.framing.bytes - this.bodyBytes;
        this.keep(chunk.length > left ? chunk.subarray(0, left) : chunk);
        if (this.bodyBytes === this.framing.bytes) return this.done(chunk.length > left);
        break;
      }
      case 'chunked': {
        const step = this.chunked?.push(chunk) ?? 'broken';
        if (step === 'broken') return this.broken(this.chunked?.problem ?? '');
        if (step === 'done') return this.done((this.chunked?.surplusBytes ?? 0) > 0);
        break;
      }
      case 'until-close':
        this.keep(chunk);
        break;
      case 'broken':
        return 'broken';
    }
    return this.bodyBytes > this.limits.readBodyBytes ? 'too-long' : 'more';
  }

  private keep(data: Uint8Array): void {
    this.bodyBytes += data.byteLength;
    const room = this.limits.keptBodyBytes - this.keptBytes;
    if (room <= 0 || data.byteLength === 0) return;
    const part = data.byteLength > room ? data.subarray(0, room) : data;
    this.kept.push(part);
    this.keptBytes += part.byteLength;
  }

  private done(surplus: boolean): 'done' {
    this.whole = true;
    this.surplus = surplus;
    return 'done';
  }

  private broken(problem: string): 'broken' {
    this.problem = problem;
    return 'broken';
  }
}

/** Where the head ends (`before` its closing empty line) and what follows it begins (`after`); lines may end in a bare LF. */
function headEnd(bytes: Buffer, from: number): { readonly before: number; readonly after: number } | undefined {
  for (let newline = bytes.indexOf(0x0a, from); newline >= 0; newline = bytes.indexOf(0x0a, newline + 1)) {
    const before = bytes[newline - 1] === 0x0d ? newline - 1 : newline;
    if (bytes[newline + 1] === 0x0a) return { before, after: newline + 2 };
    if (bytes[newline + 1] === 0x0d && bytes[newline + 2] === 0x0a) return { before, after: newline + 3 };
  }
  return undefined;
}
