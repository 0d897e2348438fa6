import type { Delivery, DeliverySummary, WaitingDelivery } from '../../../shared/model/delivery';
import type { Endpoint } from '../../../shared/model/endpoint';
import { notDeliveredSentence } from '../../../shared/model/endpoint';
import type { EventRecord } from '../../../shared/model/event';
import { failure } from '../../../shared/model/failure';
import type { Ports } from '../ports';
import { buildBody } from '../wire/build-body';
import { plainDelivery } from '../wire/delivery-plan';
import type { DeliveryPlan } from '../wire/delivery-plan';
import { planOfFaults } from '../wire/faults/plan-of-faults';
import { ConnectionPool } from './connection-pool';
import { DeliveryQueue } from './delivery-queue';
import { DeliveryRunner, hindrance, nextAttempt } from './delivery-runner';
import { HeldDeliveries } from './held-deliveries';
import { jobFor, waitingOf } from './job';
import type { Job, Ready } from './job';
import { LateLanes } from './late-lanes';
import { deliveryToNobody, newDeliveries } from './new-deliveries';
import { RecordWrites } from './record-writes';
import type { DeliveryChange, RedeliverOrder, Sender, SendOrder, SenderParts } from './sender-port';
import { WaitingRoom } from './waiting-room';

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
type Refusal = Extract<Written, { ok: false }>;

/** How an event goes to one endpoint. */
type Wish = Omit<RedeliverOrder, 'event' | 'endpoint' | 'origin'> & Pick<SendOrder, 'origin'>;

/** Deliveries of one event to one endpoint, and what their requests are made from. */
interface Batch {
  readonly deliveries: readonly Delivery[];
  readonly plan: DeliveryPlan;
  readonly from: Omit<Ready, 'delivery'>;
}

const isLeaving = (batch: Batch | undefined): boolean => batch !== undefined && batch.deliveries[0]?.state !== 'not-delivered';

const closeGraceMs = 5_000;
const heldPage = 500;
// A delivery that is later than this is overdue: the computer slept, or the program was closed.
const overdueMs = 5_000;
const closingProblem: Refusal = { ok: false, problem: { code: 'closing', message: 'Hookbench is closing, so nothing more is sent.' } };

class EventSender implements Sender {
  private readonly parts: SenderParts;
  private readonly ports: Ports;
  private readonly pool: ConnectionPool;
  private readonly writes: RecordWrites;
  private readonly runner: DeliveryRunner;
  private readonly room: WaitingRoom;
  private readonly lanes = new LateLanes<Job>();
  private readonly held = new HeldDeliveries();
  private readonly queues = new Map<string, DeliveryQueue>();
  private readonly jobs = new Map<string, Job>();
  private idleWaiters: (() => void)[] = [];
  private unfinished = 0;
  private closing = false;

  constructor(parts: SenderParts, ports: Ports, facts: SenderFacts) {
    this.parts = parts;
    this.ports = ports;
    this.pool = new ConnectionPool(ports.clock);
    this.writes = new RecordWrites(ports, parts.onDelivery);
    this.runner = new DeliveryRunner({ sender: parts, ports, writes: this.writes, pool: this.pool, version: facts.version, authorities: facts.authorities ?? [] });
    this.room = new WaitingRoom({
      clock: ports.clock,
      logger: ports.logger,
      load: (after, limit) => parts.record.waitingDeliveries(after, limit),
      isTaken: (id) => this.jobs.has(id),
      due: (delivery, lateMs) => this.take(delivery, lateMs > overdueMs),
    });
  }

  async send(order: SendOrder): Promise<Sent> {
    if (this.closing) return closingProblem;
    const event: EventRecord = { ...order.draft, id: order.eventId ?? this.ports.ids.make('evt'), createdAtMs: this.ports.clock.nowMs(), subjectKind: order.subjectKind };
    const body = order.origin?.kind !== 'replay' && (order.faults ?? []).length === 0 ? buildBody(order.draft, order.subjectKind) : undefined;
    if (body?.ok === false) return body;
    const batches: Batch[] = [];
    for (const endpoint of order.endpoints) {
      const batch = await this.batch(event, { ...order, deliverAnyway: order.deliverAnyway?.includes(endpoint.id) ?? false }, endpoint, body?.body);
      if ('ok' in batch) return batch;
      batches.push(batch);
    }
    const asking = this.parts.firstSendProblem(order.endpoints.filter((_endpoint, index) => isLeaving(batches[index])));
    const asked = asking === undefined ? undefined : await asking;
    if (asked !== undefined) return { ok: false, problem: asked };
    if (batches.length === 0) batches.push({ deliveries: [deliveryToNobody(event, this.ports.ids.make('dlv'))], plan: plainDelivery, from: { event } });
    const written = await this.recordAndBegin((deliveries) => this.parts.record.addEvent(event, deliveries), batches);
    return written.ok ? { ok: true, value: { event, deliveries: written.value } } : written;
  }

  async redeliver(order: RedeliverOrder): Promise<Written> {
    if (this.closing) return closingProblem;
    const { event, endpoint } = order;
    const batch = await this.batch(event, order, endpoint, undefined);
    if ('ok' in batch) return batch;
    const asking = isLeaving(batch) ? this.parts.firstSendProblem([endpoint]) : undefined;
    const asked = asking === undefined ? undefined : await asking;
    if (asked !== undefined) return { ok: false, problem: asked };
    return this.recordAndBegin((deliveries) => this.parts.record.addDeliveries(event.id, deliveries), [batch]);
  }

  async start(): Promise<void> {
    const recovered = await this.parts.record.recoverDeliveries();
    if (recovered.ok) {
      for (const summary of recovered.value) {
        if (summary.state === 'queued') this.enqueue(jobFor(summary));
        else await this.planAfterUnknown(summary);
      }
    } else {
      this.ports.logger.warn(`deliveries of the run before were not taken up again: ${recovered.problem.message}`);
    }
    await this.takeUpHeld((summary) => this.parts.endpoint(summary.endpointId)?.paused !== true);
    this.room.start();
  }

  async retryNow(id: string): Promise<DeliveryChange> {
    const found = await this.parts.record.deliveryToSend(id);
    if (found === undefined) return notFound;
    if (this.closing) return conflict(closingProblem.problem.message);
    if (this.jobs.has(id)) return conflict('Its next attempt is on its way already.');
    const { delivery } = found;
    if (delivery.state === 'delivered') return conflict('It was delivered. Redeliver sends the event again.');
    if (delivery.state === 'not-delivered') return conflict('It was never tried, so there is nothing to retry. Redeliver sends the event.');
    const reason = hindrance(this.parts.endpoint(delivery.endpointId), delivery, true);
    if (reason !== undefined) return conflict(`The ${notDeliveredSentence(reason)}.`);
    const job = jobFor(delivery, { asked: true });
    this.jobs.set(id, job);
    this.room.remove(id);
    const written = await this.parts.record.moveDelivery(id, { state: 'queued' });
    if (!written.ok) {
      this.jobs.delete(id);
      return { ok: false, code: 'surroundings', message: written.problem.message };
    }
    this.parts.onDelivery(written.value, {});
    this.enqueue(job);
    return { ok: true, delivery: written.value };
  }

  async cancel(id: string): Promise<DeliveryChange> {
    const job = this.jobs.get(id);
    if (job !== undefined) {
      job.cancelled = true;
      if (job.begun) {
        const ended = new Promise<void>((resolve) => job.onEnd.push(resolve));
        job.running?.end('cancelled');
        await ended;
        if (job.summary?.state === 'cancelled') return { ok: true, delivery: job.summary };
      }
    }
    const found = await this.parts.record.deliveryToSend(id);
    if (found === undefined) return notFound;
    const { state } = found.delivery;
    if (state !== 'queued' && state !== 'waiting') return conflict('It has ended already.');
    this.room.remove(id);
    const written = await this.parts.record.moveDelivery(id, { state: 'cancelled' });
    if (!written.ok) return { ok: false, code: 'surroundings', message: written.problem.message };
    this.parts.onDelivery(written.value, {});
    return { ok: true, delivery: written.value };
  }

  resumeEndpoint(id: string): Promise<void> {
    return this.takeUpHeld((summary) => summary.endpointId === id);
  }

  idle(): Promise<void> {
    if (this.unfinished === 0) return Promise.resolve();
    return new Promise((resolve) => this.idleWaiters.push(resolve));
  }

  async close(graceMs: number = closeGraceMs): Promise<void> {
    this.closing = true;
    this.room.stop();
    for (const queue of this.queues.values()) this.finishMany(queue.clear());
    this.writes.close();
    const timer = setTimeout(() => {
      for (const queue of this.queues.values()) queue.stop();
      for (const { running } of this.jobs.values()) running?.end('unknown');
    }, graceMs);
    await this.idle();
    clearTimeout(timer);
    this.pool.close();
  }

  /** The deliveries of an event to an endpoint, once it is sure that their request can be built. */
  private async batch(event: EventRecord, order: Wish, endpoint: Endpoint, body: Uint8Array | undefined): Promise<Batch | Refusal> {
    const { faults = [], origin } = order;
    const plan = planOfFaults(faults);
    const wish = { endpoint, faults, plan, deliverAnyway: order.deliverAnyway === true, ...(origin === undefined ? {} : { origin }) };
    const deliveries = newDeliveries(event, wish, this.ports.clock.nowMs(), () => this.ports.ids.make('dlv'));
    const [first] = deliveries;
    if (first !== undefined && first.state !== 'not-delivered') {
      const built = await this.runner.build({ event, delivery: first, ...(body === undefined ? {} : { body }) }, endpoint);
      if (!built.ok) return { ok: false, problem: { code: built.problem.code, message: `${endpoint.name}: ${built.problem.message}` } };
      // A signature is made when the request leaves; without one it is the same then.
      if (endpoint.signing.kind === 'none') return { deliveries, plan, from: { event, built } };
    }
    return { deliveries, plan, from: body === undefined ? { event } : { event, body } };
  }

  /**
   * Records new deliveries, and begins them. What leaves at once asks for the record of its attempt in the same moment, so that one commit
   * holds both; its first byte leaves after that.
   */
  private async recordAndBegin(record: (deliveries: readonly Delivery[]) => Promise<Written>, batches: readonly Batch[]): Promise<Written> {
    this.unfinished += 1;
    try {
      const deliveries = batches.flatMap((batch) => batch.deliveries);
      const recorded = this.tellRecorded(record(deliveries), deliveries, batches[0]?.from.event);
      for (const batch of batches) this.begin(batch.deliveries.filter(({ state }) => state === 'queued'), batch, recorded);
      const written = await recorded;
      if (!written.ok) return written;
      const summaries = new Map(written.value.map((summary) => [summary.id, summary]));
      for (const summary of written.value) this.plan(summary);
      for (const batch of batches) this.begin(batch.deliveries.flatMap(({ id, state, reason }) => (state === 'waiting' && reason === 'reordered' ? (summaries.get(id) ?? []) : [])), batch);
      return written;
    } finally {
      this.finishOne();
    }
  }

  /** Tells of new deliveries when they are on record; where they could not be recorded, none of them leaves. */
  private async tellRecorded(recording: Promise<Written>, deliveries: readonly Delivery[], event: EventRecord | undefined): Promise<Written> {
    const written = await recording;
    const contents = event === undefined ? {} : { event };
    if (written.ok) {
      for (const summary of written.value) {
        const job = this.jobs.get(summary.id);
        if (job !== undefined) job.position = summary.position;
        this.parts.onDelivery(summary, contents);
      }
    } else {
      for (const { id } of deliveries) {
        const job = this.jobs.get(id);
        if (job !== undefined) job.cancelled = true;
      }
    }
    return written;
  }

  /** Begins new deliveries of one event to one endpoint: each on its own, or each after the one before. */
  private begin(deliveries: readonly (Delivery | DeliverySummary)[], { plan, from }: Batch, recorded?: Promise<Written>): void {
    const jobs = deliveries.reduceRight<readonly Job[]>((later, delivery) => {
      const [next] = later;
      const ready: Ready = { ...from, delivery };
      const job = jobFor(delivery, { ready, ...(recorded === undefined ? {} : { recorded }), ...(plan.copiesAtOnce || next === undefined ? {} : { next }) });
      this.jobs.set(job.id, job);
      return [job, ...later];
    }, []);
    for (const job of plan.copiesAtOnce ? jobs : jobs.slice(0, 1)) this.hand(job);
  }

  private hand(job: Job): void {
    if (job.reordered) this.hold(job);
    else this.enqueue(job);
  }

  private hold(job: Job): void {
    this.jobs.set(job.id, job);
    this.held.hold(job);
  }

  private releaseHeld(id: string): void {
    const job = this.jobs.get(id);
    if (job !== undefined) this.enqueue(job);
  }

  private plan(summary: DeliverySummary): void {
    const waiting = waitingOf(summary);
    if (waiting !== undefined) this.room.plan(waiting);
  }

  /** Goes through all that is held on record without a time, and takes up what is wanted. */
  private async takeUpHeld(isWanted: (summary: DeliverySummary) => boolean): Promise<void> {
    for (let after = 0; ; ) {
      const page = await this.parts.record.heldDeliveries(after, heldPage);
      for (const summary of page) if (!this.jobs.has(summary.id) && isWanted(summary)) this.hand(jobFor(summary));
      const last = page.at(-1);
      if (last === undefined || this.closing) return;
      after = last.position;
    }
  }

  /** A cut-off attempt may have arrived or not. Where the schedule has another, it leaves under a number of its own, its delay counted from now. */
  private async planAfterUnknown(summary: DeliverySummary): Promise<void> {
    const endpoint = this.parts.endpoint(summary.endpointId);
    if (endpoint === undefined) return;
    const nowMs = this.ports.clock.nowMs();
    const next = nextAttempt(endpoint, summary.id, summary.attemptCount, { startedAtMs: nowMs, timings: { totalMs: 0 }, failure: failure('unknown') }, nowMs);
    if (next !== undefined) await this.writes.write(() => this.parts.record.moveDelivery(summary.id, { state: 'waiting', next }));
  }

  private take(delivery: WaitingDelivery, late: boolean): void {
    if (this.jobs.has(delivery.id)) return;
    const job = jobFor(delivery, { late });
    this.jobs.set(job.id, job);
    if (!late || this.lanes.enter(delivery.endpointId, job)) this.enqueue(job);
  }

  private enqueue(job: Job): void {
    if (this.closing) return;
    this.jobs.set(job.id, job);
    this.unfinished += 1;
    this.queueOf(job.endpointId).add((turn) => {
      this.runner
        .run(job, turn)
        .catch((error: unknown) => this.ports.logger.error(`Delivery ${job.id} stopped by a fault of Hookbench’s own.`, error))
        .finally(() => {
          turn.end();
          this.letGo(job);
          this.finishOne();
        });
    });
  }

  private queueOf(endpointId: string): DeliveryQueue {
    const limit = this.parts.endpoint(endpointId)?.concurrency;
    let queue = this.queues.get(endpointId);
    if (queue === undefined) {
      queue = new DeliveryQueue(limit);
      this.queues.set(endpointId, queue);
    } else if (limit !== undefined) {
      queue.setLimit(limit);
    }
    return queue;
  }

  /** Lets go of a delivery whose turn is over, and begins what waited for that. */
  private letGo(job: Job): void {
    const { summary, endpointId } = job;
    this.jobs.delete(job.id);
    for (const tell of job.onEnd) tell();
    if (job.next !== undefined) this.hand(job.next);
    for (const { id } of this.held.release(job)) this.releaseHeld(id);
    const late = job.late ? this.lanes.next(endpointId) : undefined;
    if (late !== undefined) this.enqueue(late);
    if (summary === undefined) return;
    this.plan(summary);
    // Resumed while it was being put down as held: nobody else takes it up.
    if (summary.state === 'waiting' && summary.reason === 'paused' && this.parts.endpoint(endpointId)?.paused !== true) this.enqueue(jobFor(summary));
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

const notFound: DeliveryChange = { ok: false, code: 'not-found', message: 'That delivery is no longer in the log.' };

function conflict(message: string): DeliveryChange {
  return { ok: false, code: 'conflict', message };
}
