import type { WireRequest } from '../../../shared/model/attempt';
import { requestHead } from '../wire/request-head';
import type { SendingManner } from '../wire/sending-manner';
import type { Connection } from './connection';

/** Writes a request to a connection in the manner asked for. Exactly its head and body leave, or the part of them that the manner names. */
export class RequestWriter {
  private readonly connection: Connection;
  private readonly request: WireRequest;
  private readonly manner: SendingManner;
  private readonly onBrokenOff: () => void;
  private timer: NodeJS.Timeout | undefined;
  private bodyBegun = false;
  private complete = false;

  /** `onBrokenOff` is called once the connection was reset on purpose. */
  constructor(connection: Connection, request: WireRequest, manner: SendingManner, onBrokenOff: () => void) {
    this.connection = connection;
    this.request = request;
    this.manner = manner;
    this.onBrokenOff = onBrokenOff;
  }

  /** True where every byte has gone to the system. */
  get flushed(): boolean {
    return this.complete && this.connection.flushed;
  }

  /** Writes the head, and the body where nothing holds it back. */
  start(): void {
    const { awaitContinueMs, byteGapMs, resetAfterBytes } = this.manner;
    const head = requestHead(this.request);
    if (awaitContinueMs === undefined && byteGapMs === undefined && resetAfterBytes === undefined) {
      this.complete = true;
      this.connection.write([head, this.request.body]);
      return;
    }
    this.connection.write([head]);
    if (awaitContinueMs === undefined) this.beginBody();
    else this.timer = setTimeout(() => this.beginBody(), awaitContinueMs);
  }

  /** Tells that the receiver asked for the body. */
  onContinue(): void {
    if (this.bodyBegun || this.complete) return;
    clearTimeout(this.timer);
    this.beginBody();
  }

  /** Writes nothing more. */
  stop(): void {
    clearTimeout(this.timer);
    this.bodyBegun = true;
  }

  private beginBody(): void {
    this.bodyBegun = true;
    const body = this.request.body.subarray(0, this.manner.resetAfterBytes ?? this.request.body.byteLength);
    if (this.manner.byteGapMs === undefined) this.connection.write([body], () => this.endBody());
    else this.drip(body, this.manner.byteGapMs, 0);
  }

  private drip(body: Uint8Array, gapMs: number, at: number): void {
    if (at === body.byteLength) {
      this.endBody();
      return;
    }
    this.connection.write([body.subarray(at, at + 1)], () => {
      this.timer = setTimeout(() => this.drip(body, gapMs, at + 1), gapMs);
    });
  }

  private endBody(): void {
    if (this.manner.resetAfterBytes === undefined) {
      this.complete = true;
      return;
    }
    this.connection.breakOff();
    this.onBrokenOff();
  }
}
