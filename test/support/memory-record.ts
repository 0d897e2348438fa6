import type { DeliveryRecord, DeliveryToSend } from '../../src/main/core/sender/sender-port';
import type { AttemptOutcome, WireRequest } from '../../src/shared/model/attempt';
import type { Delivery, DeliveryMove, DeliverySummary, NextAttempt, WaitingDelivery } from '../../src/shared/model/delivery';
import type { EventRecord } from '../../src/shared/model/event';

type Problem = { readonly code: string; readonly message: string };
type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** One thing that the sender wrote. */
export type Entry =
  | { readonly kind: 'event'; readonly event: EventRecord; readonly deliveries: readonly Delivery[] }
  | { readonly kind: 'deliveries'; readonly eventId: string; readonly deliveries: readonly Delivery[] }
  | { readonly kind: 'start'; readonly id: string; readonly number: number; readonly request: WireRequest }
  | { readonly kind: 'finish'; readonly id: string; readonly number: number; readonly outcome: AttemptOutcome; readonly state: string; readonly next?: NextAttempt }
  | { readonly kind: 'move'; readonly id: string; readonly move: DeliveryMove };

/** A record in memory that keeps what it was told, in order. While `problem` is set it refuses every write. */
export class MemoryRecord implements DeliveryRecord {
  readonly entries: Entry[] = [];
  readonly summaries = new Map<string, DeliverySummary>();
  /** Events recorded by a program that ended. */
  readonly events = new Map<string, EventRecord>();
  problem: Problem | undefined;
  /** Called before each write is answered. */
  onWrite: (entry: Entry) => void = () => undefined;

  addEvent(event: EventRecord, deliveries: readonly Delivery[]): Promise<Result<readonly DeliverySummary[]>> {
    return this.written({ kind: 'event', event, deliveries }, () => deliveries.map((delivery) => this.keep({ ...delivery, position: this.summaries.size + 1, eventName: event.name, source: event.source, attemptCount: 0 })));
  }

  addDeliveries(eventId: string, deliveries: readonly Delivery[]): Promise<Result<readonly DeliverySummary[]>> {
    const [event] = this.of('event').filter((entry) => entry.event.id === eventId);
    const { name = '', source = 'ui' } = event?.event ?? {};
    return this.written({ kind: 'deliveries', eventId, deliveries }, () => deliveries.map((delivery) => this.keep({ ...delivery, position: this.summaries.size + 1, eventName: name, source, attemptCount: 0 })));
  }

  startAttempt(id: string, number: number, _startedAtMs: number, request: WireRequest): Promise<Result<DeliverySummary>> {
    return this.written({ kind: 'start', id, number, request }, () => this.keep({ ...this.settled(id), state: 'sending', attemptCount: number }));
  }

  finishAttempt(id: string, number: number, outcome: AttemptOutcome, state: DeliverySummary['state'], next?: NextAttempt): Promise<Result<DeliverySummary>> {
    const entry: Entry = { kind: 'finish', id, number, outcome, state, ...(next === undefined ? {} : { next }) };
    return this.written(entry, () => this.keep({ ...this.settled(id), state, ...planOf(next) }));
  }

  moveDelivery(id: string, move: DeliveryMove): Promise<Result<DeliverySummary>> {
    return this.written({ kind: 'move', id, move }, () =>
      this.keep({ ...this.settled(id), state: move.state, ...('reason' in move ? { reason: move.reason } : {}), ...planOf('next' in move ? move.next : undefined) }),
    );
  }

  recoverDeliveries(): Promise<Result<readonly DeliverySummary[]>> {
    const found = [...this.summaries.values()].filter(({ state }) => state === 'queued' || state === 'sending');
    return Promise.resolve({ ok: true, value: found.map((summary) => (summary.state === 'queued' ? summary : this.keep({ ...summary, state: 'unknown' }))) });
  }

  deliveryToSend(id: string): Promise<DeliveryToSend | undefined> {
    const delivery = this.summaries.get(id);
    const event = this.events.get(delivery?.eventId ?? '') ?? this.of('event').find((entry) => entry.event.id === delivery?.eventId)?.event;
    return Promise.resolve(delivery === undefined || event === undefined ? undefined : { event, delivery });
  }

  waitingDeliveries(after: { readonly atMs: number; readonly position: number }, limit: number): Promise<readonly WaitingDelivery[]> {
    const waiting = [...this.summaries.values()].flatMap(({ id, position, endpointId, nextAttemptAtMs }) => (nextAttemptAtMs === undefined ? [] : [{ id, position, endpointId, atMs: nextAttemptAtMs }]));
    const beyond = waiting.filter(({ atMs, position }) => atMs > after.atMs || (atMs === after.atMs && position > after.position));
    return Promise.resolve(beyond.toSorted((one, other) => one.atMs - other.atMs || one.position - other.position).slice(0, limit));
  }

  heldDeliveries(afterPosition: number, limit: number): Promise<readonly DeliverySummary[]> {
    const held = [...this.summaries.values()].filter(({ state, nextAttemptAtMs, position }) => state === 'waiting' && nextAttemptAtMs === undefined && position > afterPosition);
    return Promise.resolve(held.slice(0, limit));
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

  /** A delivery without what it waited for. */
  private settled(id: string): DeliverySummary {
    const { reason: _reason, nextAttemptAtMs: _atMs, nextAttemptReason: _why, ...rest } = this.summary(id);
    return rest;
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

function planOf(next: NextAttempt | undefined): Partial<Pick<DeliverySummary, 'nextAttemptAtMs' | 'nextAttemptReason'>> {
  return next === undefined ? {} : { nextAttemptAtMs: next.atMs, nextAttemptReason: next.reason };
}
