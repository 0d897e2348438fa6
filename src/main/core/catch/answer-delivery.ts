import type { ConnectionEnd } from './connection-context';
import type { WireAnswer } from './wire-answer';

/** Gives one answer after another to a client, each in its manner and after its delay. */
export class AnswerDelivery {
  private timer: NodeJS.Timeout | undefined;

  /** `onSent` is called once an answer is out (`hasRoom`: more can be written at once). It is not called for one that holds or resets the connection: what follows that is its end. */
  constructor(
    private readonly end: ConnectionEnd,
    private readonly onSent: (hasRoom: boolean) => void,
  ) {}

  /** True while there is something still to be done for the answer. */
  get isUnderWay(): boolean {
    return this.timer !== undefined;
  }

  start(wire: WireAnswer): void {
    const { delayMs } = wire.answer;
    if (delayMs > 0) this.timer = setTimeout(() => this.perform(wire), delayMs);
    else this.perform(wire);
  }

  cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private perform(wire: WireAnswer): void {
    this.timer = undefined;
    switch (wire.manner) {
      case 'whole':
        this.onSent(wire.bytes.length === 0 || this.end.stream.write(wire.bytes));
        return;
      case 'close':
        this.onSent(true);
        return;
      case 'drip':
        this.drip(wire, 0);
        return;
      case 'reset':
        this.end.reset();
        return;
      case 'hold':
        return;
    }
  }

  private drip(wire: WireAnswer, at: number): void {
    this.timer = undefined;
    const hasRoom = this.end.stream.write(wire.bytes.subarray(at, at + 1));
    if (at + 1 === wire.bytes.length) this.onSent(hasRoom);
    else this.timer = setTimeout(() => this.drip(wire, at + 1), wire.byteIntervalMs);
  }
}
