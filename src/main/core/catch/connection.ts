import type { Duplex } from 'node:stream';
import type { CaptureDraft } from '../../../shared/model/captured-request';
import { AnswerDelivery } from './answer-delivery';
import { emptyBody } from './body-collector';
import { ByteKeeper } from './byte-keeper';
import { captureDraft } from './capture';
import type { CaptureFacts, ConnectionPlace } from './capture';
import type { CatchParts, PlannedAnswer } from './catch-port';
import type { ConnectionContext, ConnectionEnd, ConnectionKind } from './connection-context';
import { connectAnswer, diskFullAnswers, expectationAnswer, noAnswer, notRecordedAnswer, pausedAnswer, problemAnswer, tooManyConnectionsAnswer } from './fixed-answers';
import { HeadReader } from './head-reader';
import { InputBuffer } from './input-buffer';
import { lingerMs, pipelinedBytes, unsizedBodyQuietMs } from './limits';
import type { ProblemCode } from './problems';
import { RequestReader } from './request-reader';
import { wireAnswer } from './wire-answer';
import type { WireAnswer } from './wire-answer';

type Phase = 'idle' | 'reading' | 'recording' | 'answering' | 'draining' | 'lingering' | 'done';
type Recorded = Awaited<ReturnType<CatchParts['record']>>;

const never = Number.POSITIVE_INFINITY;
const continueBytes = Buffer.from('HTTP/1.1 100 Continue\r\n\r\n');
const blank = /^[\r\n]*$/;
const unanswered: WireAnswer = { answer: noAnswer, bytes: emptyBody.bytes, manner: 'whole', isLast: false, byteIntervalMs: 0 };

/** One connection: reads its requests one after another, puts each on record, and only then answers it. */
export class Connection {
  private phase: Phase = 'idle';
  private readonly socket: Duplex;
  private readonly input = new InputBuffer();
  private reader: RequestReader | undefined;
  private requestNumber = 0;
  private lastByteMs = 0;
  private deadlineMs: number;
  private bodyDeadlineMs = never;
  /** The client said that it sends no more. */
  private ended = false;
  private closed = false;
  private broken = false;
  private paused = false;
  private stopping = false;
  /** The answer that leaves when the request is on record, and whether it is the last of the connection. */
  private pending: WireAnswer | undefined;
  private pendingHead: HeadReader | undefined;
  private pendingIsLast = false;
  private pendingHasBytesAfter = false;
  private readonly delivery: AnswerDelivery;
  /** Of the memory for bodies, held until the request is on record. */
  private heldBytes = 0;
  private late: ByteKeeper | undefined;
  private leaving = false;

  /** `onDone` is called once, when the connection is closed and all that came on it is on record. */
  constructor(
    end: ConnectionEnd,
    private readonly place: ConnectionPlace,
    private readonly context: ConnectionContext,
    private readonly kind: ConnectionKind,
    private readonly onDone: (connection: Connection) => void,
  ) {
    this.deadlineMs = this.inMs(context.limits.idleTimeoutMs);
    this.socket = end.stream;
    this.delivery = new AnswerDelivery(end, (hasRoom) => this.sent(hasRoom));
    this.socket.on('data', (chunk: Buffer) => this.take(chunk));
    this.socket.on('end', () => {
      this.ended = true;
      this.proceed();
    });
    this.socket.on('drain', () => {
      if (this.phase === 'draining') this.next();
    });
    this.socket.on('error', () => {
      this.broken = true;
    });
    this.socket.on('close', () => {
      this.closed = true;
      this.proceed();
    });
  }

  /** Ends whatever has waited too long. `nowMs` is monotonic. */
  expire(nowMs: number): void {
    if (nowMs < this.deadlineMs) return;
    this.deadlineMs = never;
    const { reader } = this;
    if (this.phase === 'reading' && reader !== undefined) {
      if (reader.isBlank(this.input) && this.requestNumber > 1) this.socket.destroy();
      else if (reader.head.framing.kind === 'until-end' && nowMs < this.bodyDeadlineMs) this.finish(reader, undefined, true);
      else this.finish(reader, reader.head.done ? 'body-timeout' : 'header-timeout', true);
    } else if (this.phase === 'lingering') this.endLingering();
    else this.socket.destroy();
  }

  /** Takes no further request: an idle connection closes now, one with a request in flight after its answer. */
  stop(): void {
    this.stopping = true;
    if (this.phase === 'idle') this.socket.destroy();
  }

  /** Ends now what `stop` let finish. What has come of a request is put on record. */
  abandon(): void {
    this.stopping = true;
    if (this.phase === 'reading' && this.reader !== undefined) this.finish(this.reader, 'stopped', true);
    else if (this.phase === 'lingering') this.endLingering();
    else if (this.phase !== 'recording') this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.lastByteMs = this.context.ports.clock.monotonicMs();
    if (this.late !== undefined || this.phase === 'lingering') {
      this.late?.add(chunk);
      return;
    }
    this.input.append(chunk);
    if (this.phase === 'idle' || this.phase === 'reading') this.advance();
    else if (this.input.length > pipelinedBytes && !this.paused) {
      this.paused = true;
      this.socket.pause();
    }
  }

  /** Goes on after the client ended its side or the connection closed. */
  private proceed(): void {
    if (this.phase === 'idle' || this.phase === 'reading') this.advance();
    else if (this.phase === 'draining' && this.closed) this.next();
    else if (this.phase === 'lingering') this.endLingering();
    else if (this.phase === 'answering' && (this.closed || !this.delivery.isUnderWay)) {
      this.delivery.cancel();
      this.sent(true);
    }
  }

  private advance(): void {
    if (this.phase === 'idle') {
      if (this.input.length === 0) {
        this.rest();
        return;
      }
      this.begin();
    }
    const { reader } = this;
    if (reader === undefined) return;
    if (this.kind === 'plain-on-tls') {
      this.finish(reader, 'http-on-tls-port', true);
      return;
    }
    let progress = reader.read(this.input);
    if (progress === 'head') {
      this.expectBody(reader);
      progress = reader.read(this.input);
    }
    if (progress === 'more' || progress === 'head') this.await(reader);
    else if (progress === 'whole') this.finish(reader, undefined, !reader.head.keepAlive);
    else this.finish(reader, progress, true);
  }

  private begin(): void {
    const { clock } = this.context.ports;
    this.reader = new RequestReader(this.context.limits, this.context.budget, this.lastByteMs, clock.nowMs());
    this.requestNumber += 1;
    this.phase = 'reading';
    this.deadlineMs = this.lastByteMs + this.context.limits.headerTimeoutMs;
  }

  private expectBody(reader: RequestReader): void {
    const { head } = reader;
    this.bodyDeadlineMs = this.lastByteMs + this.context.limits.bodyTimeoutMs;
    this.deadlineMs = this.bodyDeadlineMs;
    if (head.expectation === 'continue' && head.httpVersion === '1.1' && this.input.length === 0 && !this.closed) this.socket.write(continueBytes);
  }

  /** More bytes are needed; where none can come any more, the request ends as it is. */
  private await(reader: RequestReader): void {
    if (this.ended || this.closed) {
      if (reader.isBlank(this.input) && this.requestNumber > 1) this.leave();
      else if (reader.head.framing.kind === 'until-end' && this.ended) this.finish(reader, undefined, true);
      else this.finish(reader, this.broken ? 'reset' : 'client-closed', true);
    } else if (reader.head.framing.kind === 'until-end') this.deadlineMs = Math.min(this.bodyDeadlineMs, this.lastByteMs + unsizedBodyQuietMs);
  }

  private rest(): void {
    if (this.closed) this.done();
    else if (this.ended || this.stopping) this.leave();
    else this.deadlineMs = this.inMs(this.context.limits.idleTimeoutMs);
  }

  private leave(): void {
    if (this.closed) this.done();
    else this.linger();
  }

  private finish(reader: RequestReader, problem: ProblemCode | undefined, isLast: boolean): void {
    this.record(reader.facts(this.input, problem, this.lastByteMs, this.requestNumber), isLast || this.kind === 'one-too-many' || (this.stopping && this.input.length === 0));
  }

  private record(facts: CaptureFacts, saysLast: boolean): void {
    this.phase = 'recording';
    this.deadlineMs = never;
    this.reader = undefined;
    const { head, problem } = facts;
    this.heldBytes = facts.body.bytes.length;
    this.pendingIsLast = saysLast;
    this.pendingHasBytesAfter = problem === undefined;
    if (this.context.turnsAway()) {
      const wire = this.toWire({ answer: this.closed ? noAnswer : pausedAnswer }, head);
      // Not at once: thousands of pipelined requests would each call the next one.
      setImmediate(() => this.send(wire));
      return;
    }
    const draft = captureDraft(facts, this.place, this.context.parts.inspect);
    const planned = this.chooseAnswer(head, problem, draft);
    this.pendingIsLast ||= planned.answer === connectAnswer;
    this.pending = this.toWire(planned, head);
    this.pendingIsLast ||= this.pending.isLast;
    draft.answer = this.pending.answer;
    this.pendingHead = head;
    this.context.parts.record(draft).then(this.onRecorded, this.onRecordFailed);
  }

  private readonly onRecorded = (recorded: Recorded): void => {
    const { pending, pendingHead } = this;
    if (pending === undefined || pendingHead === undefined) return;
    this.pending = undefined;
    this.pendingHead = undefined;
    if (recorded.ok || this.closed || pending === unanswered) {
      this.send(pending);
      return;
    }
    const wire = this.toWire({ answer: recorded.code === 'disk-full' ? diskFullAnswers[this.context.parts.whenFull?.() ?? 'answer-507'] : notRecordedAnswer }, pendingHead);
    this.pendingIsLast ||= wire.isLast;
    this.send(wire);
  };

  private readonly onRecordFailed = (cause: unknown): void => {
    this.context.ports.logger.error('A captured request could not be recorded.', cause);
    this.onRecorded({ ok: false, code: 'failed', message: '' });
  };

  private chooseAnswer(head: HeadReader, problem: ProblemCode | undefined, draft: CaptureDraft): PlannedAnswer {
    if (this.closed) return { answer: noAnswer };
    if (problem !== undefined) return { answer: problemAnswer(problem) };
    if (this.kind === 'one-too-many') return { answer: tooManyConnectionsAnswer };
    if (head.method === 'CONNECT') return { answer: connectAnswer };
    if (head.expectation === 'unknown') return { answer: expectationAnswer };
    return this.context.answerFor(draft);
  }

  private toWire(planned: PlannedAnswer, head: HeadReader): WireAnswer {
    if (planned.answer === noAnswer) return unanswered;
    return wireAnswer(planned, this.pendingIsLast ? 'close' : head.httpVersion === '1.0' ? 'keep-alive' : 'nothing', head.method === 'HEAD');
  }

  private send(wire: WireAnswer): void {
    this.context.budget.give(this.heldBytes);
    this.heldBytes = 0;
    this.pendingIsLast ||= this.stopping && this.input.length === 0;
    if (this.pendingIsLast && this.pendingHasBytesAfter) {
      this.late = new ByteKeeper(this.context.limits.rawKeptBytes);
      this.late.add(this.input.take());
    }
    if (this.closed) {
      this.sent(true);
      return;
    }
    this.phase = 'answering';
    this.delivery.start(wire);
    // Held for a client that has said that it sends no more: there is nothing to wait for.
    if (this.phase === 'answering' && this.ended && wire.manner === 'hold' && !this.delivery.isUnderWay) this.sent(true);
  }

  private sent(hasRoom: boolean): void {
    if (this.pendingIsLast) this.linger();
    else if (hasRoom || this.closed) this.next();
    else {
      this.phase = 'draining';
      this.deadlineMs = this.inMs(this.context.limits.idleTimeoutMs);
    }
  }

  private next(): void {
    this.phase = 'idle';
    if (this.paused) {
      this.paused = false;
      this.socket.resume();
    }
    this.advance();
  }

  /** Closes our side and reads on for a moment: closing at once while the client still sends would reset the connection, and the answer could be lost. */
  private linger(): void {
    this.phase = 'lingering';
    if (this.paused) this.socket.resume();
    if (this.closed || this.ended || this.leaving) {
      this.endLingering();
      return;
    }
    this.deadlineMs = this.inMs(this.context.limits.idleTimeoutMs);
    this.socket.end(() => {
      if (this.phase === 'lingering') this.deadlineMs = this.inMs(lingerMs);
    });
  }

  /** The last bytes are in. Those that came after the last request leave a record of their own. */
  private endLingering(): void {
    this.leaving = true;
    const late = this.late?.bytes();
    this.late = undefined;
    if (late === undefined || blank.test(late.toString('latin1'))) {
      this.done();
      return;
    }
    this.requestNumber += 1;
    const receivedAtMs = this.context.ports.clock.nowMs();
    this.record({ head: new HeadReader(), body: emptyBody, trailers: [], raw: late, problem: 'bytes-after-last-request', receivedAtMs, durationMs: 0, requestNumber: this.requestNumber }, true);
  }

  private done(): void {
    if (this.phase === 'done') return;
    this.phase = 'done';
    if (this.closed) {
      this.onDone(this);
      return;
    }
    this.deadlineMs = this.inMs(this.context.limits.idleTimeoutMs);
    // A socket with both sides ended closes by itself once the answer is out; one whose client never ends is closed here.
    if (this.ended) this.socket.end();
    else this.socket.destroy();
    this.socket.once('close', () => this.onDone(this));
  }

  private inMs(durationMs: number): number {
    return this.context.ports.clock.monotonicMs() + durationMs;
  }
}
