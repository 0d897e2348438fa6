import type { AttemptOutcome, WireRequest } from '../../../shared/model/attempt';
import type { Delivery, DeliveryState, DeliverySummary } from '../../../shared/model/delivery';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { EventRecord } from '../../../shared/model/event';
import { failure } from '../../../shared/model/failure';
import type { Ports } from '../ports';
import { buildBody } from '../wire/build-body';
import { addressBody } from '../wire/build-request';
import type { RequestBuilt } from '../wire/build-request';
import { plainDelivery } from '../wire/delivery-plan';
import type { DeliveryPlan } from '../wire/delivery-plan';
import { buildFaultyRequest } from '../wire/faults/build-faulty-request';
import type { SendingManner } from '../wire/sending-manner';
import { runAttempt } from './attempt';
import type { RunningAttempt } from './attempt';
import { ConnectionPool } from './connection-pool';
import { DeliveryQueue } from './delivery-queue';
import type { Turn } from './delivery-queue';
import { HeldDeliveries } from './held-deliveries';
import { newDeliveries } from './new-deliveries';
import type { DeliveryWish } from './new-deliveries';
import type { RedeliverOrder, Sender, SendOrder, SenderParts } from './sender-port';
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
type Written = Awaited<ReturnType<Sender['redeliver']>>;
type Write = () => Promise<{ readonly ok: true; readonly value: DeliverySummary } | { readonly ok: false; readonly problem: { readonly code: string; readonly message: string } }>;

/** A delivery that waits for its turn. `build` makes its request when that comes, from the endpoint as it is then or from what was checked before. */
interface Job {
  readonly delivery: Delivery;
  readonly build: (endpoint: Endpoint) => Built | Promise<Built>;
  /** A copy that leaves once this one's attempt has ended. */
  readonly next?: Job;
}

/** A request and, where faults ask for it, how its bytes leave and how often and when. */
type Built = (Extract<RequestBuilt, { ok: true }> & { readonly manner?: SendingManner; readonly plan?: DeliveryPlan }) | Extract<RequestBuilt, { ok: false }>;

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
  private readonly held = new HeldDeliveries<Job>();
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
    const builder = this.builderOf(order);
    if (!builder.ok) return builder;
    const event: EventRecord = { ...order.draft, id: this.ports.ids.make('evt'), createdAtMs: this.ports.clock.nowMs(), subjectKind: order.subjectKind };
    const deliveries: Delivery[] = [];
    const jobs: Job[] = [];
    for (const endpoint of order.endpoints) {
      const built = builder.build(endpoint);
      const plan = (built.ok ? built.plan : undefined) ?? plainDelivery;
      const made = newDeliveries(event, this.wish(order, endpoint, plan), event.createdAtMs, () => this.ports.ids.make('dlv'));
      deliveries.push(...made);
      if (made[0]?.state === 'not-delivered') continue;
      if (!built.ok) return { ok: false, problem: { code: built.problem.code, message: `${endpoint.name}: ${built.problem.message}` } };
      jobs.push(...jobsOf(made, plan, built));
    }
    const written = await this.recordAndBegin(() => this.parts.record.addEvent(event, deliveries), jobs);
    return written.ok ? { ok: true, value: { event, deliveries: written.value } } : written;
  }

  async redeliver(order: RedeliverOrder): Promise<Written> {
    if (this.closing) return { ok: false, problem: { code: 'closing', message: 'Hookbench is closing, so nothing more is sent.' } };
    const { event, endpoint } = order;
    const { id: _id, createdAtMs: _createdAtMs, subjectKind, ...draft } = event;
    const builder = this.builderOf({ ...order, draft, subjectKind });
    if (!builder.ok) return builder;
    const built = builder.build(endpoint);
    const plan = (built.ok ? built.plan : undefined) ?? plainDelivery;
    const wish = { ...this.wish({ ...order, deliverAnyway: order.deliverAnyway === true ? [endpoint.id] : [] }, endpoint, plan) };
    const made = newDeliveries(event, wish, this.ports.clock.nowMs(), () => this.ports.ids.make('dlv'));
    const sends = made[0]?.state !== 'not-delivered';
    if (sends && !built.ok) return { ok: false, problem: { code: built.problem.code, message: `${endpoint.name}: ${built.problem.message}` } };
    return this.recordAndBegin(() => this.parts.record.addDeliveries(event.id, made), sends ? jobsOf(made, plan, built) : []);
  }

  resume(event: EventRecord, delivery: Delivery): void {
    const { id: _id, createdAtMs: _createdAtMs, subjectKind, ...draft } = event;
    this.begin({
      delivery,
      build: (endpoint) => {
        if (delivery.origin?.kind === 'replay' && this.parts.replayed !== undefined) return this.parts.replayed(delivery);
        return buildFaultyRequest({ draft, subjectKind, endpoint: { url: delivery.url, headers: endpoint.headers }, version: this.version, faults: delivery.faults ?? [] });
      },
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

  /** How the request for each endpoint is made: as it stands, with faults, or from one body for all of them. */
  private builderOf(order: Pick<SendOrder, 'draft' | 'subjectKind' | 'faults' | 'replay'>): { readonly ok: true; readonly build: (endpoint: Endpoint) => Built } | Extract<RequestBuilt, { ok: false }> {
    const { draft, subjectKind, faults = [], replay } = order;
    if (replay !== undefined) return { ok: true, build: () => replay };
    if (faults.length > 0) return { ok: true, build: (endpoint) => buildFaultyRequest({ draft, subjectKind, endpoint, version: this.version, faults }) };
    const body = buildBody(draft, subjectKind);
    return body.ok ? { ok: true, build: (endpoint) => addressBody(body.body, draft.name, endpoint, this.version) } : body;
  }

  private wish({ faults = [], deliverAnyway = [], origin }: Pick<SendOrder, 'faults' | 'deliverAnyway' | 'origin'>, endpoint: Endpoint, plan: DeliveryPlan): DeliveryWish {
    return { endpoint, faults, plan, deliverAnyway: deliverAnyway.includes(endpoint.id), ...(origin === undefined ? {} : { origin }) };
  }

  private async recordAndBegin(record: () => Promise<Written>, jobs: readonly Job[]): Promise<Written> {
    this.unfinished += 1;
    try {
      const written = await record();
      if (!written.ok) return written;
      for (const summary of written.value) this.parts.onDelivery(summary);
      for (const job of jobs) this.begin(job);
      return written;
    } finally {
      this.finishOne();
    }
  }

  private begin(job: Job): void {
    const { state, reason, endpointId } = job.delivery;
    if (state === 'waiting' && reason === 'reordered') this.held.hold(endpointId, job);
    else this.enqueue(job);
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
          this.follow(job);
          this.finishOne();
        });
    });
  }

  /** Begins what waited for this one: its next copy, and what is held back until an event to the endpoint has left. */
  private follow({ delivery, next }: Job): void {
    if (next !== undefined) this.begin(next);
    if (delivery.reason === 'reordered') return;
    for (const job of this.held.release(delivery.endpointId)) this.enqueue(job);
  }

  private async deliver(job: Job, turn: Turn): Promise<void> {
    const { delivery } = job;
    const endpoint = this.parts.endpoint(delivery.endpointId);
    if (endpoint === undefined || (!endpoint.enabled && delivery.deliverAnyway !== true)) {
      const reason = endpoint === undefined ? 'deleted' : 'disabled';
      await this.write(() => this.parts.record.withdrawDelivery(delivery.id, reason));
      return;
    }
    const built = await job.build(endpoint);
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

  private async attempt(built: Extract<Built, { ok: true }>, timeoutMs: number, turn: Turn): Promise<AttemptOutcome> {
    // Stopped while it waited for its place: nothing of it left.
    if (!(await turn.wire())) return { startedAtMs: this.ports.clock.nowMs(), timings: { totalMs: 0 }, failure: failure('cancelled') };
    const attempt = runAttempt(
      { request: built.request, destination: built.url, ...mannerOf(built), timeoutMs, connectTimeoutMs: Math.min(connectTimeoutMs, timeoutMs), authorities: this.authorities },
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

/** The jobs of the copies of one delivery: each on its own, or each after the one before. */
function jobsOf(deliveries: readonly Delivery[], plan: DeliveryPlan, built: Built): readonly Job[] {
  const build = (): Built => built;
  if (plan.copiesAtOnce) return deliveries.map((delivery) => ({ delivery, build }));
  const first = deliveries.reduceRight<Job | undefined>((next, delivery) => (next === undefined ? { delivery, build } : { delivery, build, next }), undefined);
  return first === undefined ? [] : [first];
}

/** The manner where faults ask for one: an attempt without may use a kept connection. */
function mannerOf({ manner }: Extract<Built, { ok: true }>): { readonly manner?: SendingManner } {
  return manner === undefined || Object.keys(manner).length === 0 ? {} : { manner };
}
