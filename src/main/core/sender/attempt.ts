import type { AttemptOutcome, ConnectionEnds, Timings, WireRequest } from '../../../shared/model/attempt';
import { failure } from '../../../shared/model/failure';
import type { Failure, FailureCode } from '../../../shared/model/failure';
import type { Clock } from '../ports';
import type { Destination } from '../wire/destination';
import type { SendingManner } from '../wire/sending-manner';
import { answerLimits } from './answer-limits';
import { AnswerParser } from './answer-parser';
import type { Connection, ConnectionUser } from './connection';
import type { ConnectionPool } from './connection-pool';
import { failureOf } from './failure-of';
import { openConnection, originOf } from './open-connection';
import type { ConnectOptions, ConnectTimings, Opened } from './open-connection';
import { RequestWriter } from './request-writer';

/** What one HTTP try sends, where to, and how long it may take as a whole. */
export interface AttemptPlan extends ConnectOptions {
  readonly request: WireRequest;
  readonly destination: Destination;
  readonly timeoutMs: number;
  /** How the bytes leave; in one go where it is absent. Such an attempt gets a connection of its own. */
  readonly manner?: SendingManner;
}

/** An attempt on its way. */
export interface RunningAttempt {
  /** How it ends. Never rejects. */
  readonly outcome: Promise<AttemptOutcome>;
  /** Ends it now with this failure; nothing happens where it has ended already. */
  end(code: FailureCode): void;
}

/**
 * Sends one request and reads its answer. Exactly head and body leave; redirects are recorded, never followed.
 * A kept connection that closes before any byte of an answer is replaced once by a fresh one, and the outcome names it as `abandoned`.
 */
export function runAttempt(plan: AttemptPlan, pool: ConnectionPool, clock: Clock): RunningAttempt {
  let running: AttemptInFlight | undefined;
  const outcome = new Promise<AttemptOutcome>((resolve) => {
    running = new AttemptInFlight(plan, pool, clock, resolve);
  });
  return { outcome, end: (code) => running?.fail(failure(code)) };
}

class AttemptInFlight implements ConnectionUser {
  private readonly plan: AttemptPlan;
  private readonly pool: ConnectionPool;
  private readonly clock: Clock;
  private readonly settle: (outcome: AttemptOutcome) => void;
  private readonly startedAtMs: number;
  private readonly beganMs: number;
  private readonly timer: NodeJS.Timeout;
  private readonly parser: AnswerParser;
  private connection: Connection | undefined;
  private abandoned: ConnectionEnds | undefined;
  private writer: RequestWriter | undefined;
  private stopOpening: (() => void) | undefined;
  private connectTimings: ConnectTimings = {};
  private writtenMs: number | undefined;
  private answeringMs: number | undefined;
  private over = false;

  constructor(plan: AttemptPlan, pool: ConnectionPool, clock: Clock, settle: (outcome: AttemptOutcome) => void) {
    this.plan = plan;
    this.parser = new AnswerParser(answerLimits, plan.request.method);
    this.pool = pool;
    this.clock = clock;
    this.settle = settle;
    this.startedAtMs = clock.nowMs();
    this.beganMs = clock.monotonicMs();
    this.timer = setTimeout(() => this.fail(failure('timeout')), plan.timeoutMs);
    const kept = plan.manner === undefined ? pool.take(originOf(plan.destination, plan.verifyTls)) : undefined;
    if (kept === undefined) this.open();
    else this.exchange(kept);
  }

  onData(chunk: Buffer): void {
    if (this.writtenMs === undefined) {
      // Bytes that nobody asked for: they belong to no answer of ours.
      this.connection?.destroy();
      this.open();
      return;
    }
    this.answeringMs ??= this.clock.monotonicMs();
    switch (this.parser.push(chunk)) {
      case 'more':
        if (this.parser.continued) this.writer?.onContinue();
        return;
      case 'done':
      case 'too-long':
        this.finish(undefined);
        return;
      case 'broken':
        this.fail(failure('broken-answer', this.parser.problem));
    }
  }

  onEnd(cause: Error | undefined): void {
    const connection = this.connection;
    if (this.answeringMs === undefined && connection?.reused === true) {
      this.writer?.stop();
      if (this.writtenMs !== undefined) this.abandoned = connection.ends();
      this.open();
      return;
    }
    if (cause !== undefined) {
      this.fail(failureOf(cause, 'exchanging'));
      return;
    }
    switch (this.parser.end()) {
      case 'done':
        this.finish(undefined);
        return;
      case 'cut':
        this.fail(failure('closed', this.parser.shortfall));
        return;
      case 'nothing':
        this.fail(failure('no-answer'));
    }
  }

  fail(why: Failure): void {
    this.finish(why);
  }

  private open(): void {
    this.connection = undefined;
    this.stopOpening = openConnection(this.plan.destination, this.plan, this.clock, (opened) => this.onOpened(opened));
  }

  private onOpened(opened: Opened): void {
    this.stopOpening = undefined;
    this.connectTimings = opened.timings;
    if (opened.ok) this.exchange(opened.connection);
    else this.fail(opened.failure);
  }

  private exchange(connection: Connection): void {
    this.connection = connection;
    connection.lend(this);
    connection.whenSettled(() => {
      if (this.over || this.connection !== connection) return;
      this.writtenMs = this.clock.monotonicMs();
      this.writer = new RequestWriter(connection, this.plan.request, this.plan.manner ?? {}, () => this.fail(failure('broken-off')));
      this.writer.start();
    });
  }

  private finish(why: Failure | undefined): void {
    if (this.over) return;
    this.over = true;
    clearTimeout(this.timer);
    this.stopOpening?.();
    this.writer?.stop();
    const answer = this.parser.answer();
    const ends = this.connection?.ends();
    this.settle({
      startedAtMs: this.startedAtMs,
      timings: this.timings(),
      ...(ends === undefined ? {} : { connection: ends }),
      ...(this.abandoned === undefined ? {} : { abandoned: this.abandoned }),
      ...(answer === undefined ? {} : { answer }),
      ...(why === undefined ? {} : { failure: why }),
    });
    this.letGo(why);
  }

  private letGo(why: Failure | undefined): void {
    const { connection } = this;
    if (connection === undefined) return;
    // An answer that came before the whole request was written leaves a connection in the middle of a body.
    if (why === undefined && this.parser.reusable && this.writer?.flushed === true) this.pool.give(connection);
    else connection.destroy();
  }

  private timings(): Timings {
    const endMs = this.clock.monotonicMs();
    return {
      ...this.connectTimings,
      ...(this.writtenMs === undefined || this.connection === undefined ? {} : { waitMs: (this.answeringMs ?? endMs) - this.writtenMs }),
      ...(this.answeringMs === undefined ? {} : { downloadMs: endMs - this.answeringMs }),
      totalMs: endMs - this.beganMs,
    };
  }
}
