import type { DeliverySummary } from '../../../shared/model/delivery';
import type { Ports } from '../ports';
import type { DeliveryListener, StepContents } from './sender-port';

/** One write to the record. */
export type Write = () => Promise<{ readonly ok: true; readonly value: DeliverySummary } | { readonly ok: false; readonly problem: { readonly code: string; readonly message: string } }>;

// How soon the record is tried again where the disk had no room.
const recordAgainMs = 1_000;

/** Writes to the record and tells of it. Where there is no room it waits for some, until it is closed. */
export class RecordWrites {
  private readonly ports: Pick<Ports, 'clock' | 'logger'>;
  private readonly onDelivery: DeliveryListener;
  private readonly pauses = new Set<() => void>();
  private closing = false;

  constructor(ports: Pick<Ports, 'clock' | 'logger'>, onDelivery: DeliveryListener) {
    this.ports = ports;
    this.onDelivery = onDelivery;
  }

  /**
   * The delivery as written; undefined where it could not be. `after` is a write under way that this one builds upon: both are asked for
   * at once, so that one commit can hold both, and where that one fails, this one is given up.
   */
  async write(write: Write, contents: StepContents = {}, after?: Promise<{ readonly ok: boolean }>): Promise<DeliverySummary | undefined> {
    for (let told = false; ; ) {
      const [before, written] = await Promise.all([after, write()]);
      if (before?.ok === false) return undefined;
      if (written.ok) {
        this.onDelivery(written.value, contents);
        return written.value;
      }
      const passing = written.problem.code === 'disk-full' || written.problem.code === 'not-writable';
      if (!told) this.ports.logger.error(`A delivery could not be recorded: ${written.problem.message}`);
      told = true;
      if (!passing || this.closing) return undefined;
      await this.pause();
    }
  }

  /** Waits for room no longer. */
  close(): void {
    this.closing = true;
    for (const wake of this.pauses) wake();
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        callOff();
        this.pauses.delete(wake);
        resolve();
      };
      const callOff = this.ports.clock.timer(recordAgainMs, wake);
      this.pauses.add(wake);
    });
  }
}
