import type { DeliveryRecord } from '../../src/main/core/sender/sender-port';
import type { AttemptOutcome, WireRequest } from '../../src/shared/model/attempt';
import type { Delivery, DeliverySummary } from '../../src/shared/model/delivery';
import type { NotDeliveredReason } from '../../src/shared/model/endpoint';
import type { EventRecord } from '../../src/shared/model/event';

type Problem = { readonly code: string; readonly message: string };
type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** One thing that the sender wrote. */
export type Entry =
  | { readonly kind: 'event'; readonly event: EventRecord; readonly deliveries: readonly Delivery[] }
  | { readonly kind: 'deliveries'; readonly eventId: string; readonly deliveries: readonly Delivery[] }
  | { readonly kind: 'start'; readonly id: string; readonly number: number; readonly request: WireRequest }
  | { readonly kind: 'finish'; readonly id: string; readonly number: number; readonly outcome: AttemptOutcome; readonly state: string }
  | { readonly kind: 'withdraw'; readonly id: string; readonly reason: NotDeliveredReason };

/** A record in memory that keeps what it was told, in order. While `problem` is set it refuses every write. */
export class MemoryRecord implements DeliveryRecord {
  readonly entries: Entry[] = [];
  readonly summaries = new Map<string, DeliverySummary>();
  problem: Problem | undefined;
  /** Called before each write is answered. */
  onWrite: (entry: Entry) => void = () => undefined;

  addEvent(event: EventRecord, deliveries: readonly Delivery[]): Promise<Result<readonly DeliverySummary[]>> {
    return this.written({ kind: 'event', event, deliveries }, () => deliveries.map((delivery) => this.keep({ ...delivery, position: 0, eventName: event.name, source: event.source, attemptCount: 0 })));
  }

  addDeliveries(eventId: string, deliveries: readonly Delivery[]): Promise<Result<readonly DeliverySummary[]>> {
    const [event] = this.of('event').filter((entry) => entry.event.id === eventId);
    const { name = '', source = 'ui' } = event?.event ?? {};
    return this.written({ kind: 'deliveries', eventId, deliveries }, () => deliveries.map((delivery) => this.keep({ ...delivery, position: 0, eventName: name, source, attemptCount: 0 })));
  }

  startAttempt(id: string, number: number, _startedAtMs: number, request: WireRequest): Promise<Result<DeliverySummary>> {
    return this.written({ kind: 'start', id, number, request }, () => this.keep({ ...this.summary(id), state: 'sending', attemptCount: number }));
  }

  finishAttempt(id: string, number: number, outcome: AttemptOutcome, state: DeliverySummary['state']): Promise<Result<DeliverySummary>> {
    return this.written({ kind: 'finish', id, number, outcome, state }, () => this.keep({ ...this.summary(id), state }));
  }

  withdrawDelivery(id: string, reason: NotDeliveredReason): Promise<Result<DeliverySummary>> {
    return this.written({ kind: 'withdraw', id, reason }, () => this.keep({ ...this.summary(id), state: 'not-delivered', reason }));
  }

  /** The entries of one kind. */
  of<K extends Entry['kind']>(kind: K): Extract<Entry, { kind: K }>[] {
    return this.entries.filter((entry): entry is Extract<Entry, { kind: K }> => entry.kind === kind);
  }

  /** Takes a delivery as if it had been recorded by a program that ended. */
  keep(summary: DeliverySummary): DeliverySummary {
    this.summaries.set(summary.id, summary);
    return summary;
  }

  private summary(id: string): DeliverySummary {
    const summary = this.summaries.get(id);
    if (summary === undefined) throw new Error(`no delivery ${id}`);
    return summary;
  }

  private written<T>(entry: Entry, value: () => T): Promise<Result<T>> {
    this.onWrite(entry);
    if (this.problem !== undefined) return Promise.resolve({ ok: false, problem: this.problem });
    this.entries.push(entry);
    return Promise.resolve({ ok: true, value: value() });
  }
}
