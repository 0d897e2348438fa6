import type { ConnectionEnds } from '../../../shared/model/attempt';

/** What a captured request says about the connection that it came over. */
export interface CaptureEnds {
  readonly seq: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly localPort: number;
  readonly requestNumber: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** An attempt that ended, as far as the join needs it. */
export interface AttemptEnds {
  readonly attemptKey: number;
  readonly deliveryId: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Both clocks are one, but each side stamps its own moment. */
const slackMs = 250;
/** An attempt that timed out may wait this long for its captured request, which ends later. */
const waitingAttemptMs = 120_000;
const keptCaptures = 20_000;
const keptAttempts = 2_000;

function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}

function keyOf(clientAddress: string, clientPort: number, serverPort: number): string {
  return `${plainAddress(clientAddress)} ${clientPort} ${serverPort}`;
}

function overlaps(one: { readonly fromMs: number; readonly toMs: number }, other: { readonly fromMs: number; readonly toMs: number }): boolean {
  return one.fromMs <= other.toMs + slackMs && other.fromMs <= one.toMs + slackMs;
}

/**
 * Finds which captured request an attempt caused: same TCP ports, same time, in the order of the connection. Either side may be recorded first.
 * Kept in memory alone, because a connection never outlives the program; `rollBack` undoes what happened since `commit`.
 */
export class ConnectionJoins {
  readonly #captures = new Map<string, CaptureEnds[]>();
  readonly #attempts = new Map<string, AttemptEnds[]>();
  readonly #underWay = new Set<number>();
  #captureCount = 0;
  #attemptCount = 0;
  #undo: (() => void)[] = [];

  commit(): void {
    this.#undo = [];
  }

  rollBack(): void {
    for (const step of this.#undo.reverse()) step();
    this.#undo = [];
  }

  /** An attempt leaves: from now on captured requests are remembered. */
  attemptStarted(attemptKey: number): void {
    this.#underWay.add(attemptKey);
    this.#undo.push(() => this.#underWay.delete(attemptKey));
  }

  /** An attempt ended. Returns the seqs of its captured requests that are on record; for each connection without one it waits. */
  attemptEnded(attempt: AttemptEnds, connections: readonly ConnectionEnds[]): readonly number[] {
    const found: number[] = [];
    for (const ends of connections) {
      const key = keyOf(ends.localAddress, ends.localPort, ends.remotePort);
      const matches = (this.#captures.get(key) ?? []).filter((capture) => overlaps(capture, attempt));
      const first = matches.sort((one, other) => one.requestNumber - other.requestNumber)[0];
      if (first === undefined) {
        this.#addAttempt(key, attempt);
      } else {
        this.#takeCapture(key, first);
        found.push(first.seq);
      }
    }
    if (this.#underWay.delete(attempt.attemptKey)) this.#undo.push(() => this.#underWay.add(attempt.attemptKey));
    return found;
  }

  /** A request was captured. Returns the attempt that caused it where that one ended before; else the request is remembered while attempts are under way. */
  captured(capture: CaptureEnds): AttemptEnds | undefined {
    if (this.#attemptCount === 0 && this.#underWay.size === 0) {
      if (this.#captureCount > 0) this.#forgetCaptures();
      return undefined;
    }
    const key = keyOf(capture.remoteAddress, capture.remotePort, capture.localPort);
    const waiting = this.#attempts.get(key)?.find((attempt) => overlaps(capture, attempt));
    if (waiting !== undefined) {
      this.#takeAttempt(key, waiting);
      return waiting;
    }
    if (this.#underWay.size > 0) this.#addCapture(key, capture);
    this.#forgetOldAttempts(capture.toMs);
    return undefined;
  }

  #addCapture(key: string, capture: CaptureEnds): void {
    if (this.#captureCount >= keptCaptures) {
      const [oldestKey] = this.#captures.keys();
      if (oldestKey !== undefined) {
        this.#captureCount -= this.#captures.get(oldestKey)?.length ?? 0;
        this.#captures.delete(oldestKey);
      }
    }
    this.#insert(this.#captures, key, capture);
    this.#captureCount += 1;
    this.#undo.push(() => {
      if (this.#remove(this.#captures, key, capture)) this.#captureCount -= 1;
    });
  }

  #takeCapture(key: string, capture: CaptureEnds): void {
    if (!this.#remove(this.#captures, key, capture)) return;
    this.#captureCount -= 1;
    this.#undo.push(() => {
      this.#insert(this.#captures, key, capture);
      this.#captureCount += 1;
    });
  }

  #addAttempt(key: string, attempt: AttemptEnds): void {
    if (this.#attemptCount >= keptAttempts) return;
    this.#insert(this.#attempts, key, attempt);
    this.#attemptCount += 1;
    this.#undo.push(() => {
      if (this.#remove(this.#attempts, key, attempt)) this.#attemptCount -= 1;
    });
  }

  #takeAttempt(key: string, attempt: AttemptEnds): void {
    if (!this.#remove(this.#attempts, key, attempt)) return;
    this.#attemptCount -= 1;
    this.#undo.push(() => {
      this.#insert(this.#attempts, key, attempt);
      this.#attemptCount += 1;
    });
  }

  #forgetOldAttempts(nowMs: number): void {
    for (const [key, attempts] of this.#attempts) {
      const oldest = attempts[0];
      if (oldest === undefined || nowMs - oldest.toMs < waitingAttemptMs) return;
      this.#attemptCount -= attempts.length;
      this.#attempts.delete(key);
    }
  }

  #forgetCaptures(): void {
    this.#captures.clear();
    this.#captureCount = 0;
  }

  #insert<T>(map: Map<string, T[]>, key: string, value: T): void {
    const list = map.get(key);
    if (list === undefined) map.set(key, [value]);
    else list.push(value);
  }

  #remove<T>(map: Map<string, T[]>, key: string, value: T): boolean {
    const list = map.get(key);
    const index = list?.indexOf(value) ?? -1;
    if (list === undefined || index < 0) return false;
    list.splice(index, 1);
    if (list.length === 0) map.delete(key);
    return true;
  }
}
