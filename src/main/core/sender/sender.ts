import type { AttemptOutcome, WireRequest } from '../../../shared/model/attempt';
import type { Delivery, DeliveryState, DeliverySummary } from '../../../shared/model/delivery';
import type { Endpoint } from '../../../shared/model/endpoint';
import { reasonNotDelivered } from '../../../shared/model/endpoint';
import type { EventRecord } from '../../../shared/model/event';
import { delaysOf } from '../../../shared/model/retry-schedule';
import { failure } from '../../../shared/model/failure';
import type { Ports } from '../ports';
import { buildBody } from '../wire/build-body';
import { addressBody, buildRequest } from '../wire/build-request';
import type { RequestBuilt } from '../wire/build-request';
import { runAttempt } from './attempt';
import type { RunningAttempt } from './attempt';
import { ConnectionPool } from './connection-pool';
import { DeliveryQueue } from './delivery-queue';
import type { Turn } from './delivery-queue';
import type { Sender, SendOrder, SenderParts } from './sender-port';
import { stateAfter } from './state-after';

/** What the sender knows of the program, and what it may be told of its surroundings. */
export interface SenderFacts {
  /** The program's version, for User-Agent. */
  readonly version: string;
  /** Certificate authorities (PEM) to trust besides the known ones. */
  readonly authorities?: readonly string[];
}

/** The sender over real sockets. */
export function createSender(parts: SenderParts, ports: Ports, facts: SenderFacts): Sender {
  return new EventSender(parts, ports, facts);
}

type Sent = Awaited<ReturnType<Sender['send']>>;
type Write = () => Promise<{ readonly ok: true; readonly value: DeliverySummary } | { readonly ok: false; readonly problem: { readonly code: string; readonly message: string } }>;

/** A delivery that waits for its turn. `build` makes its request when that comes, from the endpoint as it is then or from what was checked before. */
interface Job {
  readonly delivery: Delivery;
  readonly build: (endpoint: Endpoint) => RequestBuilt;
}

const connectTimeoutMs = 10_000;
const closeGraceMs = 5_000;
// How soon the record is tried again where the disk had no room.
const recordAgainMs = 1_000;

class EventSender implements Sender {
  private readonly parts: SenderParts;
  private readonly ports: Ports;
  private readonly version: string;
  private readonly authorities: readonly string[];
  private readonly pool: ConnectionPool;
  private readonly queues = new Map<string, DeliveryQueue>();
  private readonly running = new Set<RunningAttempt>();
  private readonly pauses = new Set<() => void>();
  private idleWaiters: (() => void)[] = [];
  private unfinished = 0;
  private closing = false;

  constructor(parts: SenderParts, ports: Ports, facts: SenderFacts) {
    this.parts = parts;
    this.ports = ports;
    this.version = facts.version;
    this.authorities = facts.authorities ?? [];
    this.pool = new ConnectionPool(ports.clock);
  }

  async send(order: SendOrder): Promise<Sent> {
    if (this.closing) return { ok: false, problem: { code: 'closing', message: 'Hookbench is closing, so nothing more is sent.' } };
    const body = buildBody(order.draft, order.subjectKind);
    if (!body.ok) return body;
    const event: EventRecord = { ...order.draft, id: this.ports.ids.make('evt'), createdAtMs: this.ports.clock.nowMs(), subjectKind: order.subjectKind };
    const deliveries: Delivery[] = [];
    const jobs: Job[] = [];
    for (const endpoint of order.endpoints) {
      const delivery = this.deliveryTo(endpoint, event);
      deliveries.push(delivery);
      if (delivery.state !== 'queued') continue;
      const built = addressBody(body.body, event.name, endpoint, this.version);
      if (!built.ok) return { ok: false, problem: { code: built.problem.code, message: `${endpoint.name}: ${built.problem.message}` } };
      jobs.push({ delivery, build: () => built });
    }
    this.unfinished += 1;
    try {
      const written = await this.parts.record.addEvent(event, deliveries);
      if (!written.ok) return written;
      for (const summary of written.value) this.parts.onDelivery(summary);
      for (const job of jobs) this.enqueue(job);
      return { ok: true, value: { event, deliveries: written.value } };
    } finally {
      this.finishOne();
    }
  }

  resume(event: EventRecord, delivery: Delivery): void {
    const { id: _id, createdAtMs: _createdAtMs, subjectKind, ...draft } = event;
    this.enqueue({
      delivery,
      build: (endpoint) => buildRequest({ draft, subjectKind, endpoint: { url: delivery.url, headers: endpoint.headers }, version: this.version }),
    });
  }

  idle(): Promise<void> {
    if (this.unfinished === 0) return Promise.resolve();
    return new Promise((resolve) => this.idleWaiters.push(resolve));
  }

  async close(graceMs: number = closeGraceMs): Promise<void> {
    this.closing = true;
    for (const queue of this.queues.values()) this.finishMany(queue.clear());
    for (const wake of this.pauses) wake();
    const timer = setTimeout(() => {
      for (const queue of this.queues.values()) queue.stop();
      for (const attempt of this.running) attempt.end('unknown');
    }, graceMs);
    await this.idle();
    clearTimeout(timer);
    this.pool.close();
  }

  private deliveryTo(endpoint: Endpoint, event: EventRecord): Delivery {
    const reason = reasonNotDelivered(endpoint, event.name, event.source);
    return {
      id: this.ports.ids.make('dlv'),
      eventId: event.id,
      endpointId: endpoint.id,
      endpointName: endpoint.name,
      url: endpoint.url,
      state: reason === undefined ? 'queued' : 'not-delivered',
      ...(reason === undefined ? {} : { reason }),
      createdAtMs: event.createdAtMs,
      attemptLimit: delaysOf(endpoint.retry).length + 1,
    };
  }

  private enqueue(job: Job): void {
    if (this.closing) return;
    const { endpointId } = job.delivery;
    let queue = this.queues.get(endpointId);
    if (queue === undefined) {
      queue = new DeliveryQueue();
      this.queues.set(endpointId, queue);
    }
    this.unfinished += 1;
    queue.add((turn) => {
      this.deliver(job, turn)
        .catch((error: unknown) => this.ports.logger.error(`Delivery ${job.delivery.id} stopped by a fault of Hookbench’s own.`, error))
        .finally(() => {
          turn.end();
          this.finishOne();
        });
    });
  }

  private async deliver(job: Job, turn: Turn): Promise<void> {
    const { delivery } = job;
    const endpoint = this.parts.endpoint(delivery.endpointId);
    if (endpoint === undefined || !endpoint.enabled) {
      const reason = endpoint === undefined ? 'deleted' : 'disabled';
      await this.write(() => this.parts.record.withdrawDelivery(delivery.id, reason));
      return;
    }
    const built = job.build(endpoint);
    const startedAtMs = this.ports.clock.nowMs();
    const number = 1;
    const request: WireRequest = built.ok ? built.request : { method: 'POST', target: '', headers: [], body: new Uint8Array() };
    if (!(await this.write(() => this.parts.record.startAttempt(delivery.id, number, startedAtMs, request)))) return;
    const outcome: AttemptOutcome = built.ok
      ? await this.attempt(built, endpoint.timeoutMs, turn)
      : { startedAtMs, timings: { totalMs: 0 }, failure: failure('invalid-url', built.problem.message) };
    // The next attempt need not wait until this one's outcome is on disk.
    turn.end(outcome.timings.totalMs);
    const state: DeliveryState = stateAfter(outcome);
    await this.write(() => this.parts.record.finishAttempt(delivery.id, number, outcome, state));
  }

  private async attempt(built: Extract<RequestBuilt, { ok: true }>, timeoutMs: number, turn: Turn): Promise<AttemptOutcome> {
    // Stopped while it waited for its place: nothing of it left.
    if (!(await turn.wire())) return { startedAtMs: this.ports.clock.nowMs(), timings: { totalMs: 0 }, failure: failure('cancelled') };
    const attempt = runAttempt(
      { request: built.request, destination: built.url, timeoutMs, connectTimeoutMs: Math.min(connectTimeoutMs, timeoutMs), authorities: this.authorities },
      this.pool,
      this.ports.clock,
    );
    this.running.add(attempt);
    const outcome = await attempt.outcome;
    this.running.delete(attempt);
    return outcome;
  }

  /** Writes to the record and tells of it. Where there is no room it waits for some; true once it is written. */
  private async write(write: Write): Promise<boolean> {
    for (let told = false; ; ) {
      const written = await write();
      if (written.ok) {
        this.parts.onDelivery(written.value);
        return true;
      }
      const passing = written.problem.code === 'disk-full' || written.problem.code === 'not-writable';
      if (!told) this.ports.logger.error(`A delivery could not be recorded: ${written.problem.message}`);
      told = true;
      if (!passing || this.closing) return false;
      await this.pause(recordAgainMs);
    }
  }

  private pause(durationMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.pauses.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, durationMs);
      this.pauses.add(wake);
    });
  }

  private finishOne(): void {
    this.finishMany(1);
  }

  private finishMany(count: number): void {
    this.unfinished -= count;
    if (this.unfinished > 0) return;
    for (const resolve of this.idleWaiters.splice(0)) resolve();
  }
}
