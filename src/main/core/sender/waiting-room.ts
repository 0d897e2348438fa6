import type { WaitingDelivery } from '../../../shared/model/delivery';
import type { Clock, Logger } from '../ports';

/** A place in the order in which waiting deliveries leave. */
type Place = Pick<WaitingDelivery, 'atMs' | 'position'>;

/** What the waiting room needs of the sender. */
export interface WaitingRoomParts {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Waiting deliveries on record after a place, nearest first. */
  load(after: Place, limit: number): Promise<readonly WaitingDelivery[]>;
  /** True where the delivery is in the sender's hands, so that it does not wait, whatever the record still says. */
  isTaken(id: string): boolean;
  /** Takes a delivery whose time has come, or went by `lateMs` ago. */
  due(delivery: WaitingDelivery, lateMs: number): void;
}

const pageSize = 512;
const mostKept = 4_096;
const keptAfterTrim = 2_048;
// The wall clock may jump, and timers stand still while a computer sleeps: it is looked at again at least this often.
const longestTimerMs = 30_000;
const loadAgainMs = 1_000;

/**
 * Deliveries that wait for their time. Only the nearest are in memory; the others stay on record until those have left.
 * `reached` is the place up to which every waiting delivery is known here.
 */
export class WaitingRoom {
  private readonly parts: WaitingRoomParts;
  private near: WaitingDelivery[] = [];
  private readonly known = new Set<string>();
  private reached: Place = { atMs: Number.NEGATIVE_INFINITY, position: 0 };
  private complete = false;
  private loading = false;
  private readonly meanwhile: WaitingDelivery[] = [];
  private callOff: (() => void) | undefined;
  private stopped = false;

  constructor(parts: WaitingRoomParts) {
    this.parts = parts;
  }

  /** How many are in memory. */
  get size(): number {
    return this.near.length;
  }

  /** Takes up what waits on record. */
  start(): void {
    this.refill();
  }

  /** Has a delivery wait whose plan is on record. */
  plan(delivery: WaitingDelivery): void {
    if (this.stopped) return;
    if (this.loading) this.meanwhile.push(delivery);
    else if (this.complete || !isAfter(delivery, this.reached)) this.insert(delivery);
    this.arm();
  }

  /** Forgets a delivery that waits no longer. */
  remove(id: string): void {
    if (!this.known.delete(id)) return;
    this.near = this.near.filter((each) => each.id !== id);
    this.refill();
    this.arm();
  }

  /** Lets nothing more go. */
  stop(): void {
    this.stopped = true;
    this.callOff?.();
    this.near = [];
    this.known.clear();
  }

  private insert(delivery: WaitingDelivery): void {
    if (this.known.has(delivery.id)) return;
    let low = 0;
    let high = this.near.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.near[middle];
      if (other !== undefined && isAfter(delivery, other)) low = middle + 1;
      else high = middle;
    }
    this.near.splice(low, 0, delivery);
    this.known.add(delivery.id);
    if (this.near.length > mostKept) this.trim();
  }

  private trim(): void {
    for (const { id } of this.near.splice(keptAfterTrim)) this.known.delete(id);
    const last = this.near.at(-1);
    if (last === undefined) return;
    this.reached = last;
    this.complete = false;
  }

  private refill(): void {
    if (this.loading || this.complete || this.stopped || this.near.length > 0) return;
    this.loading = true;
    this.parts.load(this.reached, pageSize).then(
      (page) => this.take(page),
      (error: unknown) => {
        this.parts.logger.error('deliveries that wait could not be read', error);
        this.loading = false;
        this.arm(loadAgainMs);
      },
    );
  }

  private take(page: readonly WaitingDelivery[]): void {
    this.loading = false;
    if (this.stopped) return;
    this.complete = page.length < pageSize;
    this.reached = page.at(-1) ?? this.reached;
    for (const delivery of page) if (!this.parts.isTaken(delivery.id)) this.insert(delivery);
    for (const delivery of this.meanwhile.splice(0)) if (this.complete || !isAfter(delivery, this.reached)) this.insert(delivery);
    this.refill();
    this.arm();
  }

  private arm(atMostMs: number = longestTimerMs): void {
    this.callOff?.();
    this.callOff = undefined;
    const [first] = this.near;
    if (this.stopped || (first === undefined && (this.complete || this.loading))) return;
    const delayMs = first === undefined ? atMostMs : Math.min(Math.max(0, first.atMs - this.parts.clock.nowMs()), atMostMs);
    this.callOff = this.parts.clock.timer(delayMs, () => this.look());
  }

  private look(): void {
    const nowMs = this.parts.clock.nowMs();
    const count = this.near.findIndex((delivery) => delivery.atMs > nowMs);
    for (const delivery of this.near.splice(0, count < 0 ? this.near.length : count)) {
      this.known.delete(delivery.id);
      this.parts.due(delivery, nowMs - delivery.atMs);
    }
    this.refill();
    this.arm();
  }
}

function isAfter(one: Place, other: Place): boolean {
  return one.atMs > other.atMs || (one.atMs === other.atMs && one.position > other.position);
}
